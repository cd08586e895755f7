package io.github.directorysync.sync.guard;

/** How a change takes an account or a role from a person. The names are stored in the table of held changes. */
public enum RemovalKind {
    /** The account is disabled. */
    SUSPEND,
    /** The user is deleted. */
    DELETE,
    /** The user leaves a group. */
    LEAVE,
    /** A group is deleted, with the user in it. */
    DISSOLVE,
    /** A role that the directory has pushed is taken back. */
    UNPUSH
}
