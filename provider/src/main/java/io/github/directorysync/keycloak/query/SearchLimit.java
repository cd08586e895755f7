package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;

/** Limits how many resources one search compares in memory, because the database cannot decide its filter or order. */
final class SearchLimit {

    static final int MAX_COMPARED = 100_000;

    private long compared;
    private long bytes;

    /**
     * Counts one more resource.
     *
     * @param size its approximate size in bytes
     * @throws ScimProblem 400 tooMany if the search has to compare too many
     */
    void count(int size) {
        compared++;
        bytes += size;
        if (compared > MAX_COMPARED || bytes > Limits.SEARCH_BYTES) {
            throw ScimProblem.tooMany(
                    "More than " + MAX_COMPARED + " resources, or " + Limits.SEARCH_BYTES / 1024 / 1024
                            + " MB of them, would have to be compared one by one. Ask for less, by an attribute such as userName,"
                            + " externalId, emails.value, displayName or meta.lastModified.");
        }
    }
}
