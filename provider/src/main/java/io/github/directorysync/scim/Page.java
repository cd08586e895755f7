package io.github.directorysync.scim;

import java.util.List;
import java.util.function.Function;

/** One page of a list, and how many there are in all. */
public record Page<R>(long total, List<R> resources) {

    public Page {
        resources = List.copyOf(resources);
    }

    public <T> Page<T> map(Function<R, T> change) {
        return new Page<>(total, resources.stream().map(change).toList());
    }
}
