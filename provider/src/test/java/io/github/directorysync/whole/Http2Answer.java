package io.github.directorysync.whole;

import java.util.OptionalInt;

/**
 * An HTTP/2 answer, or the part of it that was received before the server reset its stream.
 *
 * @param reset the error code of the server's RST_STREAM; empty if the answer is whole
 */
public record Http2Answer(int status, String body, OptionalInt reset) {}
