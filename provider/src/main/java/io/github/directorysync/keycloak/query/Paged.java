package io.github.directorysync.keycloak.query;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total the size of the whole list
 */
public record Paged<T>(long total, List<T> items) {

    public Paged {
        items = List.copyOf(items);
    }
}
