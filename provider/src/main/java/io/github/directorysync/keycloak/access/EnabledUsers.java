package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.query.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds which users have an enabled account. */
public final class EnabledUsers {

    private EnabledUsers() {}

    /** Returns the ids of those of these users whose account is enabled, from the database. */
    public static List<String> of(Collection<String> userIds, Database database) {
        return Database.chunks(userIds)
                .flatMap(chunk -> database
                        .list(
                                "select u.id from UserEntity u where u.enabled = true and u.id in (:users)",
                                String.class,
                                Map.of("users", chunk))
                        .stream())
                .toList();
    }
}
