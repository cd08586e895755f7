package io.github.directorysync.whole;

import java.util.OptionalInt;

/**
 * An answer over HTTP/2, or the part of it that came before the server gave it up.
 *
 * @param reset the error code with which the server ended it before its time
 */
public record Http2Answer(int status, String body, OptionalInt reset) {}
