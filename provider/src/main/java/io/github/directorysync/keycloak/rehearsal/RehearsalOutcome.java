package io.github.directorysync.keycloak.rehearsal;

/** The result of going live for one user of a rehearsing directory. */
public enum RehearsalOutcome {
    /** An account of the realm becomes the user's. */
    LINKED,
    /** The user gets a new account. */
    MADE,
    /** New users are not imported: the user gets a placeholder that nobody can sign in with. */
    WITHHELD,
    /** An administrator has to decide whether an account is the user's. */
    REVIEW,
    /** The realm does not take the user as sent, because of its user profile for example. */
    REFUSED
}
