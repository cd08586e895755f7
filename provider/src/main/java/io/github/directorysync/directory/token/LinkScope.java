package io.github.directorysync.directory.token;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A thing that somebody with a set-up link may do. */
public enum LinkScope {
    /** Say which identity provider it is, and make tokens. */
    CONNECT,
    /** Say from where the attributes come that the link names. */
    MAP_ATTRIBUTES,
    /** Map groups to roles, as high as the link says. */
    MAP_GROUPS,
    /** Exchange tokens. */
    ROTATE_TOKEN,
    /** Look at what the directory has sent. */
    READ_LOG,
    /** Say who is told when something has to be done. */
    CONTACTS,
    /** Switch the options: who is imported, and what becomes of whom the directory takes out. */
    OPTIONS;

    /** As it is written. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LinkScope> of(String key) {
        return List.of(values()).stream()
                .filter(scope -> scope.key().equals(key))
                .findFirst();
    }
}
