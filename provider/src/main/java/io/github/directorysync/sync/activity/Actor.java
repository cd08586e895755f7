package io.github.directorysync.sync.activity;

import io.github.directorysync.scim.Text;

/**
 * Who asked for something.
 *
 * @param name the label of the token, the clientId, the user name of an administrator; empty for nobody
 * @param id Keycloak's id of an administrator, the id of a set-up link; empty for everybody else
 */
public record Actor(Kind kind, String name, String id) {

    /** What they have shown. */
    public enum Kind {
        /** A directory token that was issued. */
        TOKEN,
        /** A directory token that the realm's configuration declares. */
        CONFIGURATION,
        /** An access token of a client of the realm. */
        CLIENT,
        /** An administrator, by the admin API. */
        ADMIN,
        /** A set-up link. */
        LINK,
        /** A person who has signed in. */
        PERSON,
        /** Nobody: a background task, or the import of a realm. */
        SYSTEM,
        /** Nothing, or nothing that is valid. */
        NOBODY
    }

    public Actor {
        name = Text.fitting(name, 255);
        id = Text.fitting(id, 36);
    }

    public Actor(Kind kind, String name) {
        this(kind, name, "");
    }

    public static Actor nobody() {
        return new Actor(Kind.NOBODY, "");
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, "system");
    }
}
