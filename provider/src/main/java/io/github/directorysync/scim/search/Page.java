package io.github.directorysync.scim.search;

import java.util.List;

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

    /** Only the first so many of these. */
    public Page<R> cut(int count) {
        return new Page<>(total, resources.subList(0, count), more || count < resources.size());
    }
}
