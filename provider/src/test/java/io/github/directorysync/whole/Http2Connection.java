package io.github.directorysync.whole;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A connection of HTTP/2 without TLS (RFC 9113), of whose answers the server may send nothing until a test takes them. Only what
 * tests need: each request fits into one frame, and header fields are not compressed.
 */
public final class Http2Connection implements AutoCloseable {

    /** RFC 9113 §7. */
    public static final int NO_ERROR = 0;

    public static final int CANCEL = 8;

    private static final int PATIENCE = 60_000;
    private static final int RECEIVED_UNREAD = 64 * 1024;
    private static final int EVERYTHING = Integer.MAX_VALUE - 200_000;

    /** SETTINGS_HEADER_TABLE_SIZE and SETTINGS_INITIAL_WINDOW_SIZE are 0. */
    private static final byte[] NOTHING_UNASKED = {0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0};

    private final Socket socket;
    private final String authority;
    private final DataInputStream in;
    private final Map<Integer, Http2Stream> streams = new HashMap<>();
    private int last = -1;

    private Http2Connection(Socket socket, String authority) throws IOException {
        this.socket = socket;
        this.authority = authority;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.setSoTimeout(PATIENCE);
        write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        write(Http2Frame.SETTINGS, 0, 0, NOTHING_UNASKED);
        allow(0, EVERYTHING);
    }

    /** Connects to a server that is known to speak HTTP/2. */
    public static Http2Connection to(String url) {
        URI address = URI.create(url);
        try {
            Socket socket = new Socket();
            // So that the operating system takes little that nobody reads.
            socket.setReceiveBufferSize(RECEIVED_UNREAD);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            return new Http2Connection(socket, address.getAuthority());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a request without a body, and lets the server send nothing of the body of its answer.
     *
     * @return the number of its stream
     */
    public int get(String path, String token) {
        return get(path, token, Map.of());
    }

    /** The same, with further headers, whose names are in lower case. */
    public int get(String path, String token, Map<String, String> headers) {
        return send("GET", path, token, Http2Frame.END_STREAM, headers);
    }

    /** Sends the beginning of a POST, whose body does not follow. */
    public int beginPost(String path, String token, Map<String, String> headers) {
        return send("POST", path, token, 0, headers);
    }

    private int send(String method, String path, String token, int flags, Map<String, String> headers) {
        last += 2;
        HeaderBlock block = new HeaderBlock()
                .with(":method", method)
                .with(":scheme", "http")
                .with(":authority", authority)
                .with(":path", path)
                .with("authorization", "Bearer " + token);
        headers.forEach(block::with);
        write(Http2Frame.HEADERS, flags | Http2Frame.END_HEADERS, last, block.bytes());
        return last;
    }

    /** Takes so many bytes of the body of an answer and waits for them; no more are sent after them. */
    public void take(int stream, int bytes) {
        allow(stream, bytes);
        receiveUntil(() -> stream(stream).length() >= bytes);
    }

    /** Lets the server send all of an answer. */
    public void allow(int stream) {
        allow(stream, EVERYTHING);
    }

    private void allow(int stream, int bytes) {
        write(Http2Frame.WINDOW, 0, stream, number(bytes));
    }

    /** Gives an answer up. */
    public void cancel(int stream) {
        write(Http2Frame.RESET, 0, stream, number(CANCEL));
    }

    /** Takes the whole of an answer. */
    public Http2Answer answer(int stream) {
        allow(stream);
        return end(stream);
    }

    /** Waits until the server has ended an answer, without taking more of it. */
    public Http2Answer end(int stream) {
        Http2Stream one = stream(stream);
        receiveUntil(one::isEnded);
        return one.answer();
    }

    /** Waits until the server gives a stream up, and returns its error code. */
    public int reset(int stream) {
        receiveUntil(() -> stream(stream).answer().reset().isPresent());
        return stream(stream).answer().reset().orElseThrow();
    }

    /** Whether the server has closed the connection, without reading what it has sent. */
    public boolean isClosed() {
        try {
            write(Http2Frame.PING, 0, 0, new byte[Long.BYTES]);
            return false;
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    private Http2Stream stream(int number) {
        return streams.computeIfAbsent(number, first -> new Http2Stream());
    }

    private void receiveUntil(BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            receive();
        }
    }

    private void receive() {
        Http2Frame frame = Http2Frame.read(in);
        switch (frame.type()) {
            case Http2Frame.SETTINGS -> acknowledge(frame, new byte[0]);
            case Http2Frame.PING -> acknowledge(frame, frame.bytes());
            case Http2Frame.GO_AWAY -> throw new AssertionError("The server closes the connection");
            default -> stream(frame.stream()).receive(frame);
        }
    }

    private void acknowledge(Http2Frame frame, byte[] payload) {
        if ((frame.flags() & Http2Frame.ACKNOWLEDGED) == 0) {
            write(frame.type(), Http2Frame.ACKNOWLEDGED, 0, payload);
        }
    }

    private void write(int type, int flags, int stream, byte[] payload) {
        write(new Http2Frame(type, flags, stream, ByteBuffer.wrap(payload)).sent());
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
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
