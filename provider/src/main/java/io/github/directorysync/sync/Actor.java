package io.github.directorysync.sync;

import io.github.directorysync.scim.Text;

/**
 * Who asked for something.
 *
 * @param name the label of the token, the clientId, and so on; empty for nobody
 */
public record Actor(Kind kind, String name) {

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
        /** Nothing, or nothing that is valid. */
        NOBODY
    }

    public Actor {
        name = Text.fitting(name, 255);
    }

    public static Actor nobody() {
        return new Actor(Kind.NOBODY, "");
    }
}
