package io.github.directorysync.scim;

/** The memory that one request needs until its answer is sent, beside that of its body. */
public interface RequestMemory {

    /** Memory without limits, for what is not sent to a client. */
    RequestMemory UNLIMITED = bytes -> {};

    /**
     * Reserves memory before it is used, in addition to what is reserved.
     *
     * @param bytes the length of the data as JSON; in memory they need about ten times as much
     * @throws ScimProblem 429 if the node has no room for it now
     */
    void hold(long bytes);
}
