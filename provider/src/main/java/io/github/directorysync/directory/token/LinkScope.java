package io.github.directorysync.directory.token;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An operation that a set-up link may permit. */
public enum LinkScope {
    /** Choose the identity provider product, and issue tokens. */
    CONNECT,
    /** Set the sources of the user attributes that the link names. */
    MAP_ATTRIBUTES,
    /** Map groups to roles, up to the highest roles of the link. */
    MAP_GROUPS,
    /** Rotate tokens. */
    ROTATE_TOKEN,
    /** Read the activity log of the directory. */
    READ_LOG,
    /** Set the contacts who receive warnings. */
    CONTACTS,
    /** Set the options: which users are imported, and what happens to users whom the directory removes. */
    OPTIONS;

    /** The value in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LinkScope> of(String key) {
        return List.of(values()).stream()
                .filter(scope -> scope.key().equals(key))
                .findFirst();
    }
}
