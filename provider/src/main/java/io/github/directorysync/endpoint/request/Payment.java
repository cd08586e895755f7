package io.github.directorysync.endpoint.request;

/** How a request is charged to the rate limit of its directory. */
public enum Payment {
    /** Charged to the budget; refused if the budget does not suffice. */
    DUE,
    /** Already charged: with its headers, or as an operation of a Bulk request. */
    PAID,
    /** A retry: always processed and charged, so that later requests wait for it. */
    ON_CREDIT
}
