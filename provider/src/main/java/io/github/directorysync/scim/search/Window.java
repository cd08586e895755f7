package io.github.directorysync.scim.search;

import java.util.Optional;

/**
 * The requested part of a list.
 *
 * @param startIndex the index of the first resource, from 1
 * @param count the maximum number of resources; 0 for the total only
 * @param cursor the cursor (RFC 9865), if the client uses one; then {@code startIndex} is 1
 */
public record Window(int startIndex, int count, Optional<Cursor> cursor) {

    /** Index-based pagination (RFC 7644 §3.4.2.4). */
    public static Window of(int startIndex, int count) {
        return new Window(startIndex, count, Optional.empty());
    }

    /** The resource after which the part begins; empty at the beginning. */
    public Optional<Cursor.Position> after() {
        return cursor.flatMap(Cursor::after);
    }
}
