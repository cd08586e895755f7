package io.github.directorysync.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One connection through a {@link DatabaseProxy}: copies the bytes, and looks for the words of a planned cut. */
final class ProxiedConnection {

    private final DatabaseProxy proxy;
    private final Socket server;
    private final Socket database;
    private @Nullable PlannedCut awaited;
    private int seen;
    private String rest = "";
    private volatile boolean last;

    ProxiedConnection(DatabaseProxy proxy, Socket server, Socket database) {
        this.proxy = proxy;
        this.server = server;
        this.database = database;
    }

    /** Copies what the server sends, until one of them closes the connection. */
    void copyRequests() throws IOException {
        copy(server, database, text -> {
            PlannedCut plan = proxy.planned();
            if (plan == null || !isDue(plan, text)) {
                return true;
            }
            last = plan.delivered();
            if (!last) {
                proxy.cut();
            }
            return last;
        });
    }

    /** Copies what the database answers, until one of them closes the connection. */
    void copyAnswers() throws IOException {
        copy(database, server, text -> {
            if (last) {
                proxy.cut();
            }
            return !last;
        });
    }

    private boolean isDue(PlannedCut plan, String text) {
        if (!plan.equals(awaited)) {
            awaited = plan;
            seen = 0;
            rest = "";
        }
        rest = rest + text.toLowerCase(Locale.ROOT);
        while (seen < plan.words().size()) {
            String word = plan.words().get(seen).toLowerCase(Locale.ROOT);
            int at = rest.indexOf(word);
            if (at < 0) {
                rest = rest.substring(Math.max(0, rest.length() - word.length()));
                return false;
            }
            rest = rest.substring(at + word.length());
            seen++;
        }
        return true;
    }

    private void copy(Socket from, Socket to, Predicate<String> passes) throws IOException {
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
            proxy.forget(from);
        }
    }
}
