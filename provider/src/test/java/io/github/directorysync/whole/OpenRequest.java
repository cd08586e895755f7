package io.github.directorysync.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request that has begun and need not end: the answer is read while the connection is open. */
public final class OpenRequest implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final Socket socket;

    OpenRequest(Socket socket) {
        this.socket = socket;
    }

    /** Whether the server still takes it. */
    public boolean send(byte[] more) {
        try {
            socket.getOutputStream().write(more);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** One byte more; whether the server still takes it. */
    public boolean sendByte() {
        return send(new byte[] {' '});
    }

    /** So many bytes of a text that is no JSON yet. */
    public OpenRequest sendBytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        send(bytes);
        return this;
    }

    /** What the server has answered, whether or not the request has ended; empty if it closed the connection. */
    public RawHttp.Reply answer() {
        try {
            socket.setSoTimeout(PATIENCE);
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            RawHttp.Reply reply = new RawHttp.Reply("");
            int one = socket.getInputStream().read();
            while (one >= 0) {
                read.write(one);
                reply = new RawHttp.Reply(read.toString(StandardCharsets.UTF_8));
                int head = reply.text().indexOf("\r\n\r\n");
                if (head >= 0 && read.size() >= head + 4 + length(reply)) {
                    return reply;
                }
                one = socket.getInputStream().read();
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(RawHttp.Reply reply) {
        return reply.header("content-length").map(Integer::parseInt).orElse(0);
    }

    /** Reads the remaining bytes until the server closes the connection. */
    public String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout(PATIENCE);
            socket.getInputStream().transferTo(rest);
        } catch (SocketTimeoutException open) {
            throw new UncheckedIOException(open);
        } catch (IOException reset) {
            // The connection is closed all the same.
        }
        return rest.toString(StandardCharsets.UTF_8);
    }

    /** Waits for the server to close the connection. */
    public boolean isClosed() {
        try {
            socket.setSoTimeout(PATIENCE);
            return socket.getInputStream().readAllBytes().length == 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
