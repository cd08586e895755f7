package io.github.directorysync.sync.activity;

import io.github.directorysync.scim.Text;

/**
 * The sender of a request.
 *
 * @param name the label of the token, the client ID, or the user name of an administrator; empty for an unauthenticated
 *     request
 * @param id the id of the administrator's Keycloak user, or of the set-up link; empty for any other actor
 */
public record Actor(ActorKind kind, String name, String id) {

    /** How the actor was authenticated. */
    public enum ActorKind {
        /** By an issued directory token. */
        TOKEN,
        /** By a directory token that the realm's configuration declares. */
        CONFIGURATION,
        /** By an access token of a client of the realm. */
        CLIENT,
        /** An administrator who uses the admin API. */
        ADMIN,
        /** By a set-up link. */
        LINK,
        /** A user who signed in. */
        PERSON,
        /** A background task or a realm import. */
        SYSTEM,
        /** Without valid credentials. */
        NOBODY
    }

    public Actor {
        name = Text.fitting(name, 255);
        id = Text.fitting(id, 36);
    }

    public Actor(ActorKind kind, String name) {
        this(kind, name, "");
    }

    public static Actor nobody() {
        return new Actor(ActorKind.NOBODY, "");
    }

    public static Actor system() {
        return new Actor(ActorKind.SYSTEM, "system");
    }
}
