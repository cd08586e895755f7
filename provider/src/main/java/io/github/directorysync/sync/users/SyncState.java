package io.github.directorysync.sync.users;

/** Whether a Keycloak account corresponds to what the directory has sent. */
public enum SyncState {
    /** The account has the values of the directory; changes in Keycloak are visible to the directory. */
    IN_STEP,
    /** New users are not imported: a disabled account without a name is the placeholder. */
    AWAITED,
    /** Changes are not imported: the account keeps its own values, and the directory sees those that it sent. */
    BEHIND
}
