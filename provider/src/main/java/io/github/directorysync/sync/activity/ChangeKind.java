package io.github.directorysync.sync.activity;

/** The kind of change of a user or group. */
public enum ChangeKind {
    CREATED,
    CHANGED,
    SUSPENDED,
    REACTIVATED,
    DELETED,
    /** An existing Keycloak user or group now belongs to the directory. */
    LINKED,
    /** The Keycloak user or group remains, but no longer belongs to the directory. */
    RELEASED
}
