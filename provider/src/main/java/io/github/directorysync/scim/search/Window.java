package io.github.directorysync.scim.search;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param startIndex 1 for the first; what is lower counts as 1
 * @param count how many at most, 0 for the total alone
 * @param cursor if the client walks by cursor (RFC 9865); {@code startIndex} is 1 then
 */
public record Window(int startIndex, int count, Optional<Cursor> cursor) {

    /** By index (RFC 7644 §3.4.2.4). */
    public static Window of(int startIndex, int count) {
        return new Window(startIndex, count, Optional.empty());
    }

    /** Behind which resource it begins, if it does. */
    public Optional<Cursor.Position> after() {
        return cursor.flatMap(Cursor::after);
    }
}
