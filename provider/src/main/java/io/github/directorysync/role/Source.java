package io.github.directorysync.role;

/** Where a user gets an app role from. If two sources give the same role, the one declared first is named. */
public enum Source {
    /** One of the user's groups, or one of its parents, is mapped to the role. */
    GROUP,
    /** The identity provider sends the role, and the directory's settings let it count. */
    PUSHED,
    /** The role selector: an administrator assigned the role directly. */
    CHOSEN_BY_HAND,
    /** Keycloak's default roles of the realm contain the role. */
    REALM_DEFAULT,
    /** The default role of the app, for users who get no other role. */
    DEFAULT
}
