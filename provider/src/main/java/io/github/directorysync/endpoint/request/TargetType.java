package io.github.directorysync.endpoint.request;

/** The resource type that a request is about. */
public enum TargetType {
    USERS,
    GROUPS,
    /** A search over both, at the base URL. */
    USERS_AND_GROUPS
}
