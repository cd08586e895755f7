package io.github.directorysync.keycloak.query;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how many there are in all
 */
public record Paged<T>(long total, List<T> items) {

    public Paged {
        items = List.copyOf(items);
    }
}
