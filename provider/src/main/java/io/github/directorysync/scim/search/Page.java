package io.github.directorysync.scim.search;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total the number of resources in the list
 * @param more whether there are more resources after this page
 */
public record Page<R>(long total, List<R> resources, boolean more) {

    public Page {
        resources = List.copyOf(resources);
    }

    /** The first resources of the page. */
    public Page<R> cut(int count) {
        return new Page<>(total, resources.subList(0, count), more || count < resources.size());
    }
}
