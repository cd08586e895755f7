package io.github.directorysync.sync.users;

/** How somebody's Keycloak account stands to what the directory says of them. */
public enum SyncState {
    /** It is what the directory says; what is changed in Keycloak is seen by the directory. */
    IN_STEP,
    /** New users are not imported: an account without a name, which nobody can use, keeps their place. */
    AWAITED,
    /** Changes are not imported: the account keeps its own values, and the directory sees those that it sent. */
    BEHIND
}
