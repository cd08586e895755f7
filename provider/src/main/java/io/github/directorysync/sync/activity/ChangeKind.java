package io.github.directorysync.sync.activity;

/** What became of a user or a group. */
public enum ChangeKind {
    CREATED,
    CHANGED,
    SUSPENDED,
    REACTIVATED,
    DELETED,
    /** The Keycloak user or group was there before and belongs to the directory from now on. */
    LINKED,
    /** The Keycloak user or group stays as it is and does not belong to the directory any more. */
    RELEASED
}
