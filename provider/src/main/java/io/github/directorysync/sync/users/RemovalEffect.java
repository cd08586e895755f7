package io.github.directorysync.sync.users;

/** What happens to the account of a user whom the directory deletes. The directory no longer sees the user in any case. */
public enum RemovalEffect {
    DELETE,
    SUSPEND,
    /** The account stays unchanged. */
    KEEP
}
