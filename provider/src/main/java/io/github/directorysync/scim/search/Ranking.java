package io.github.directorysync.scim.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Sorts a list by an order that the database cannot evaluate, and returns one page. It keeps only the sort keys up to the
 * end of the page, and no resources.
 */
public final class Ranking {

    /** The compared length of a key in characters; equal keys keep their original order. */
    private static final int LONGEST = 256;

    private final Comparator<Ranked> order;
    private final PriorityQueue<Ranked> best;
    private final Window window;
    private final long end;
    private long total;

    private record Ranked(Optional<String> key, long number, String id) {}

    public Ranking(Sort sort, Window window) {
        // Equal keys keep their original order.
        this.order = Comparator.comparing(Ranked::key, sort.order()).thenComparing(Ranked::number);
        this.best = new PriorityQueue<>(order.reversed());
        this.window = window;
        this.end = window.startIndex() - 1L + window.count();
    }

    public void add(Optional<String> key, String id) {
        best.add(new Ranked(key.map(Ranking::cut), total++, id));
        if (best.size() > end) {
            best.remove();
        }
    }

    /** Cuts long keys, because all keys up to the page are kept in memory. */
    private static String cut(String key) {
        return key.substring(0, Math.min(LONGEST, key.length()));
    }

    /** The number of resources added. */
    public long total() {
        return total;
    }

    /** The ids of the page, in order. */
    public List<String> page() {
        Stream<Ranked> upToTheEnd = best.stream().sorted(order);
        return upToTheEnd.skip(window.startIndex() - 1L).map(Ranked::id).toList();
    }
}
