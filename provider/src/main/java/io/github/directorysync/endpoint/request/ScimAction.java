package io.github.directorysync.endpoint.request;

/** The operation of a request on resources (RFC 7644 §3). */
public enum ScimAction {
    LIST,
    /** A list by POST (RFC 7644 §3.4.3). */
    SEARCH,
    CREATE,
    READ,
    REPLACE,
    PATCH,
    REMOVE
}
