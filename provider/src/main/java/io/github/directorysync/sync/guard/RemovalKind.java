package io.github.directorysync.sync.guard;

/** How a change removes an account or a role. The names are stored in the table of held changes. */
public enum RemovalKind {
    /** The account is disabled. */
    SUSPEND,
    /** The user is deleted. */
    DELETE,
    /** The user leaves a group. */
    LEAVE,
    /** A group is deleted, with the user in it. */
    DISSOLVE,
    /** A pushed role is taken back. */
    UNPUSH
}
