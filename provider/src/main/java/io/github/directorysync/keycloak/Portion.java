package io.github.directorysync.keycloak;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how many there are in all
 */
public record Portion<T>(long total, List<T> items) {

    public Portion {
        items = List.copyOf(items);
    }
}
