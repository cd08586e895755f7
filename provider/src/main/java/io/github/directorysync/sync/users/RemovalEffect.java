package io.github.directorysync.sync.users;

/** What becomes of the account of somebody whom the directory deletes. For the directory they are gone in any case. */
public enum RemovalEffect {
    DELETE,
    SUSPEND,
    /** It stays as it is. */
    KEEP
}
