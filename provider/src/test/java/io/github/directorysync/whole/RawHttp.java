package io.github.directorysync.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Says to a server what no proper client would: bytes, as they are. */
public record RawHttp(String host, int port, String from) {

    private static final int PATIENCE = 60_000;
    private static final int RECEIVED_UNREAD = 64 * 1024;

    /** What came back, before anybody tried to understand it. Empty if the connection was just closed. */
    public record Reply(String text) {

        public int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        public Optional<String> header(String name) {
            String head = text.split("\r\n\r\n", 2)[0];
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    public static RawHttp at(String url) {
        URI address = URI.create(url);
        return new RawHttp(address.getHost(), address.getPort(), "");
    }

    /** The same, from another address of this machine: {@code 127.0.0.2}. */
    public RawHttp from(String address) {
        return new RawHttp("127.0.0.1", port, address);
    }

    /**
     * Sends a request and reads until the server closes the connection.
     *
     * @param target as it stands in the request line
     */
    public Reply send(String method, String target, List<String> headers, byte[] body) {
        String head = method + " " + target + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = connect()) {
            socket.setSoTimeout(PATIENCE);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(head.getBytes(StandardCharsets.ISO_8859_1));
            request.write(body);
            request.writeTo(socket.getOutputStream());
            return new Reply(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target + " " + headers, e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        // So that the operating system takes little that nobody reads.
        socket.setReceiveBufferSize(RECEIVED_UNREAD);
        if (!from.isEmpty()) {
            socket.bind(new InetSocketAddress(from, 0));
        }
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    /** Sends the beginning of a request, and stays. */
    public OpenRequest open(String method, String target, List<String> headers) {
        try {
            OpenRequest request = new OpenRequest(connect());
            String head = method + " " + target + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n";
            request.send(head.getBytes(StandardCharsets.ISO_8859_1));
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the beginning of a request and goes away. */
    public void begin(String beginning) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
