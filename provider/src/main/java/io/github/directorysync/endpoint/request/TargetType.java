package io.github.directorysync.endpoint.request;

/** Of which type the resources are that a request is about. */
public enum TargetType {
    USERS,
    GROUPS,
    /** A search over both, at the base URL. */
    USERS_AND_GROUPS
}
