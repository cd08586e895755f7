package io.github.directorysync.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The line between a server and its database, which a test cuts, holds and mends. */
public final class Wire implements AutoCloseable {

    private final ServerSocket entrance;
    private final int exit;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable Cut planned;
    private boolean cut;

    private Wire(ServerSocket entrance, int exit) {
        this.entrance = entrance;
        this.exit = exit;
    }

    /**
     * When to cut: as soon as one connection has been told all the words, in this order.
     *
     * @param delivered whether what holds the last word still reaches the database, so that only its answer is lost
     */
    private record Cut(Object identity, List<String> words, boolean delivered) {

        Cut(List<String> words, boolean delivered) {
            this(new Object(), words, delivered);
        }
    }

    static Wire to(int port) {
        try {
            Wire wire = new Wire(new ServerSocket(0), port);
            inBackground(wire::take);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** All connections break, and no new one is made. */
    public synchronized void cut() {
        cut = true;
        planned = null;
        open.forEach(Wire::close);
        open.clear();
    }

    /** Is cut when somebody says the last of these words, before it reaches the database. */
    public synchronized void cutBefore(String... words) {
        planned = new Cut(List.of(words), false);
    }

    /** Is cut when the database answers to the last of these words, before the answer is heard. */
    public synchronized void cutAfter(String... words) {
        planned = new Cut(List.of(words), true);
    }

    public synchronized void mend() {
        planned = null;
        cut = false;
    }

    /** Whether a planned cut has happened. */
    public synchronized boolean isCut() {
        return cut;
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take() throws IOException {
        while (!entrance.isClosed()) {
            Socket server = entrance.accept();
            Socket database = new Socket(InetAddress.getLoopbackAddress(), exit);
            if (isTaken(server, database)) {
                Line line = new Line(server, database);
                inBackground(line::ask);
                inBackground(line::answer);
            } else {
                close(server);
                close(database);
            }
        }
    }

    private synchronized boolean isTaken(Socket server, Socket database) {
        return !cut && open.add(server) && open.add(database);
    }

    private synchronized @Nullable Cut planned() {
        return planned;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // That is how a line ends.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** One connection. */
    private final class Line {

        private final Socket server;
        private final Socket database;
        private @Nullable Cut awaited;
        private int said;
        private String rest = "";
        private volatile boolean last;

        Line(Socket server, Socket database) {
            this.server = server;
            this.database = database;
        }

        void ask() throws IOException {
            pass(server, database, text -> {
                Cut plan = planned();
                if (plan == null || !isSaid(plan, text)) {
                    return true;
                }
                last = plan.delivered();
                if (!last) {
                    cut();
                }
                return last;
            });
        }

        void answer() throws IOException {
            pass(database, server, text -> {
                if (last) {
                    cut();
                }
                return !last;
            });
        }

        private boolean isSaid(Cut plan, String text) {
            if (!plan.equals(awaited)) {
                awaited = plan;
                said = 0;
                rest = "";
            }
            rest = rest + text.toLowerCase(Locale.ROOT);
            while (said < plan.words().size()) {
                String word = plan.words().get(said).toLowerCase(Locale.ROOT);
                int at = rest.indexOf(word);
                if (at < 0) {
                    rest = rest.substring(Math.max(0, rest.length() - word.length()));
                    return false;
                }
                rest = rest.substring(at + word.length());
                said++;
            }
            return true;
        }

        private void pass(Socket from, Socket to, Predicate<String> passes) throws IOException {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!passes.test(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                        return;
                    }
                    out.write(buffer, 0, read);
                }
            } finally {
                open.remove(from);
            }
        }
    }
}
