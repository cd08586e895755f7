package io.github.directorysync.scim;

/** The memory that one answer needs while it is made and sent. */
public interface AnswerMemory {

    /** Memory without limits, for what is not sent to a client. */
    AnswerMemory UNLIMITED = bytes -> {};

    /**
     * Reserves memory before it is used.
     *
     * @param bytes how many bytes the answer gets longer as JSON
     * @throws ScimProblem 429 if the node has no room for it now
     */
    void hold(long bytes);
}
