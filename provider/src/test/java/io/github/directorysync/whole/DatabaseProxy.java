package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A TCP proxy between a server and its database, whose connections a test cuts and mends. */
public final class DatabaseProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int databasePort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable PlannedCut planned;
    private boolean cut;

    private DatabaseProxy(ServerSocket listening, int databasePort) {
        this.listening = listening;
        this.databasePort = databasePort;
    }

    static DatabaseProxy to(int port) {
        try {
            DatabaseProxy proxy = new DatabaseProxy(new ServerSocket(0), port);
            inBackground(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** All connections break, and no new one is made. */
    public synchronized void cut() {
        cut = true;
        planned = null;
        open.forEach(DatabaseProxy::close);
        open.clear();
    }

    /** Is cut when the server sends the last of these words, before it reaches the database. */
    public synchronized void cutBefore(String... words) {
        planned = new PlannedCut(List.of(words), false);
    }

    /** Is cut when the database answers to the last of these words, before the server gets the answer. */
    public synchronized void cutAfter(String... words) {
        planned = new PlannedCut(List.of(words), true);
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
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket server = listening.accept();
            Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
            if (isAccepted(server, database)) {
                ProxiedConnection connection = new ProxiedConnection(this, server, database);
                inBackground(connection::copyRequests);
                inBackground(connection::copyAnswers);
            } else {
                close(server);
                close(database);
            }
        }
    }

    private synchronized boolean isAccepted(Socket server, Socket database) {
        return !cut && open.add(server) && open.add(database);
    }

    synchronized @Nullable PlannedCut planned() {
        return planned;
    }

    void forget(Socket closed) {
        open.remove(closed);
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
                // The connection or the proxy was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
