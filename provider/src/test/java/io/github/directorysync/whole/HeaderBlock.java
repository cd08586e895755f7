package io.github.directorysync.whole;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The header fields of a request of HTTP/2, all of them literals without indexing (RFC 7541 §6.2.2). */
final class HeaderBlock {

    /** The statuses of the static table, RFC 7541 Appendix A, from index 8 on. */
    private static final List<Integer> STATUSES = List.of(200, 204, 206, 304, 400, 404, 500);

    /** The largest number in the prefix of a length, §5.1. */
    private static final int PREFIX = 127;

    /** The bytes of a priority before the fields, RFC 9113 §6.2. */
    private static final int PRIORITY = 5;

    private final ByteArrayOutputStream block = new ByteArrayOutputStream();

    HeaderBlock with(String name, String value) {
        block.write(0);
        text(name);
        text(value);
        return this;
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < PREFIX) {
            block.write(bytes.length);
        } else {
            block.write(PREFIX);
            int rest = bytes.length - PREFIX;
            for (; rest >= 128; rest /= 128) {
                block.write(rest % 128 + 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    byte[] bytes() {
        return block.toByteArray();
    }

    /** The status of an answer, which is its first field, from the static table or a literal. */
    static int status(Http2Frame frame) {
        byte[] answer = frame.bytes();
        int at = (frame.flags() & Http2Frame.WITH_PRIORITY) == 0 ? 0 : PRIORITY;
        while ((answer[at] & 0xe0) == 0x20) {
            // The size of the dynamic table, §6.3.
            at++;
        }
        return answer[at] < 0
                ? STATUSES.get((answer[at] & 0x7f) - 8)
                : Integer.parseInt(new String(answer, at + 2, 3, StandardCharsets.US_ASCII));
    }
}
