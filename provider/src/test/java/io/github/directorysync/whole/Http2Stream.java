package io.github.directorysync.whole;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The part of one HTTP/2 answer that has been received. */
final class Http2Stream {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private boolean ended;
    private OptionalInt reset = OptionalInt.empty();

    void receive(Http2Frame frame) {
        switch (frame.type()) {
            case Http2Frame.DATA -> body.writeBytes(frame.bytes());
            case Http2Frame.HEADERS -> status = HeaderBlock.status(frame);
            case Http2Frame.RESET -> reset = OptionalInt.of(frame.payload().getInt(0));
            default -> {}
        }
        ended |= frame.isLast();
    }

    int length() {
        return body.size();
    }

    boolean isEnded() {
        return ended;
    }

    Http2Answer answer() {
        return new Http2Answer(status, body.toString(StandardCharsets.UTF_8), reset);
    }
}
