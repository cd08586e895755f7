package io.github.directorysync.scim.resource;

import java.time.Instant;

/**
 * A resource that is kept, with what the server knows of it (RFC 7643 §3.1).
 *
 * @param id Keycloak's id of the user or group
 * @param scimId the id by which the client knows it, for good: Keycloak's unless somebody whose place was kept has
 *     another account by now
 * @param version counts the changes, from 0
 */
public record Stored<R>(String id, String scimId, R resource, Instant created, Instant lastModified, long version) {

    /** What the client knows by Keycloak's id. */
    public Stored(String id, R resource, Instant created, Instant lastModified, long version) {
        this(id, id, resource, created, lastModified, version);
    }

    /** The weak entity tag (RFC 7644 §3.14). */
    public String etag() {
        return "W/\"" + version + "\"";
    }
}
