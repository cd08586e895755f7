package io.github.directorysync.scim;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total how many there are in all
 * @param more whether there are more behind it
 */
public record Page<R>(long total, List<R> resources, boolean more) {

    public Page {
        resources = List.copyOf(resources);
    }

    /** The first {@code count} of those found; one more than that shows that there are more. */
    public static <R> Page<R> of(long total, List<R> found, int count) {
        boolean more = found.size() > count;
        return new Page<>(total, more ? found.subList(0, count) : found, more);
    }

    public <T> Page<T> map(Function<R, T> change) {
        return new Page<>(total, resources.stream().map(change).toList(), more);
    }
}
