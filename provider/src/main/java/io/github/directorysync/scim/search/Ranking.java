package io.github.directorysync.scim.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Finds one page of an order that the database does not know. It keeps the keys up to the end of the page, and not one
 * resource.
 */
public final class Ranking {

    /** In characters; what is equal up to here stays in the order in which it came. */
    private static final int LONGEST = 256;

    private final Comparator<Ranked> order;
    private final PriorityQueue<Ranked> best;
    private final Window window;
    private final long end;
    private long total;

    private record Ranked(Optional<String> key, long number, String id) {}

    public Ranking(Sort sort, Window window) {
        // Those with equal keys stay in the order in which they came.
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

    /** All keys up to the page are kept, so none is kept whole if it is long. */
    private static String cut(String key) {
        return key.substring(0, Math.min(LONGEST, key.length()));
    }

    /** How many there were. */
    public long total() {
        return total;
    }

    /** The ids of the page, in order. */
    public List<String> page() {
        Stream<Ranked> upToTheEnd = best.stream().sorted(order);
        return upToTheEnd.skip(window.startIndex() - 1L).map(Ranked::id).toList();
    }
}
