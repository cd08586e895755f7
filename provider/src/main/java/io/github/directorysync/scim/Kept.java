package io.github.directorysync.scim;

import java.time.Instant;

/**
 * A resource that is kept, with what the server knows of it (RFC 7643 §3.1).
 *
 * @param id Keycloak's id of the user or group
 * @param version counts the changes, from 0
 */
public record Kept<R>(String id, R resource, Instant created, Instant lastModified, long version) {

    public Kept<R> with(R after) {
        return new Kept<>(id, after, created, lastModified, version);
    }

    /** The weak entity tag (RFC 7644 §3.14). */
    public String etag() {
        return "W/\"" + version + "\"";
    }
}
