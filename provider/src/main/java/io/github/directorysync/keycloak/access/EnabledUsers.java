package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.query.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who of some people can sign in. */
public final class EnabledUsers {

    private EnabledUsers() {}

    public static List<String> of(Collection<String> people, Database database) {
        return Database.chunks(people)
                .flatMap(chunk -> database
                        .list(
                                "select u.id from UserEntity u where u.enabled = true and u.id in (:users)",
                                String.class,
                                Map.of("users", chunk))
                        .stream())
                .toList();
    }
}
