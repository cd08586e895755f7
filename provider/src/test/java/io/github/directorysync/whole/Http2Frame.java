package io.github.directorysync.whole;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A frame of HTTP/2, RFC 9113 §4.1.
 *
 * @param type {@link #DATA} and its neighbours, §6
 * @param stream the number of the request and its answer; 0 for the connection
 */
record Http2Frame(int type, int flags, int stream, ByteBuffer payload) {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int WINDOW = 8;

    static final int END_STREAM = 1;
    static final int ACKNOWLEDGED = 1;
    static final int END_HEADERS = 4;
    static final int WITH_PRIORITY = 0x20;

    private static final int HEAD = 9;

    static Http2Frame read(DataInputStream in) {
        try {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            return new Http2Frame(
                    in.readUnsignedByte(), in.readUnsignedByte(), in.readInt(), ByteBuffer.wrap(in.readNBytes(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The payload alone. */
    byte[] bytes() {
        byte[] bytes = new byte[payload.capacity()];
        payload.get(0, bytes);
        return bytes;
    }

    byte[] sent() {
        int length = bytes().length;
        ByteBuffer frame = ByteBuffer.allocate(HEAD + length);
        frame.put((byte) (length >> 16)).putShort((short) length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(bytes());
        return frame.array();
    }

    /** Whether nothing more comes of the stream. */
    boolean isLast() {
        return type == RESET || (type <= HEADERS && (flags & END_STREAM) != 0);
    }
}
