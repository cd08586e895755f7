package io.github.directorysync.role;

/** Where somebody has an app role from. Of two sources of the same role the earlier one is named. */
public enum Source {
    /** A group, or a group above it, is mapped to the role. */
    GROUP,
    /** The identity provider itself names the role, and the directory lets it. */
    PUSHED,
    /** The role selector: somebody gave the person the role directly. */
    CHOSEN_BY_HAND,
    /** The realm gives the role to everybody, through Keycloak's own default roles. */
    REALM_DEFAULT,
    /** The default role of the app, for those whom nothing above gives a role. */
    DEFAULT
}
