package io.github.directorysync.endpoint.request;

/** How a request is paid for out of the directory's budget of requests. */
public enum Payment {
    /** It is refused if the budget does not suffice. */
    DUE,
    /** It has been paid for: with its head, or as an operation of a Bulk request. */
    PAID,
    /** It is done again, whatever it costs: the requests after it wait for that. */
    ON_CREDIT
}
