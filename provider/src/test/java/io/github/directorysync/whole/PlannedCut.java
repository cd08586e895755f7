package io.github.directorysync.whole;

import java.util.List;

/**
 * When a {@link DatabaseProxy} cuts all connections: as soon as one of them has carried all the words, in this order.
 *
 * @param identity tells two plans with the same words apart
 * @param delivered whether what holds the last word still reaches the database, so that only its answer is lost
 */
record PlannedCut(Object identity, List<String> words, boolean delivered) {

    PlannedCut(List<String> words, boolean delivered) {
        this(new Object(), words, delivered);
    }
}
