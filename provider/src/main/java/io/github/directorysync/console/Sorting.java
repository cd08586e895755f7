package io.github.directorysync.console;

import java.util.Comparator;

/** By which field a list is sorted, and whether backwards. */
record Sorting(String field, boolean descending) {

    /** The comparison in the direction that was asked for. */
    <T> Comparator<T> directed(Comparator<T> ascending) {
        return descending ? ascending.reversed() : ascending;
    }
}
