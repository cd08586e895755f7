package io.github.directorysync.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that accepts every mail and keeps it. */
public final class FakeMailServer implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> mails = new CopyOnWriteArrayList<>();

    private FakeMailServer(ServerSocket server) {
        this.server = server;
    }

    public static FakeMailServer open() {
        try {
            FakeMailServer mailServer = new FakeMailServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(mailServer::serve, "fake mail server");
            thread.setDaemon(true);
            thread.start();
            return mailServer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Each as it came: envelope, headers and body. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                take(client);
            } catch (IOException closedOrGone) {
                // The next one, if there is one.
            }
        }
    }

    private void take(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder mail = new StringBuilder();
        boolean data = false;
        say(client, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            mail.append(line).append('\n');
            if (data && line.equals(".")) {
                data = false;
                mails.add(mail.toString());
                mail.setLength(0);
                say(client, "250 accepted");
            } else if (line.equals("DATA")) {
                data = true;
                say(client, "354 go on");
            } else if (line.equals("QUIT")) {
                say(client, "221 bye");
                return;
            } else if (!data) {
                say(client, "250 ok");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
