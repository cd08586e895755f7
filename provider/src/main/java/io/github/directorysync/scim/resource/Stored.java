package io.github.directorysync.scim.resource;

import java.time.Instant;

/**
 * A stored resource with its metadata (RFC 7643 §3.1).
 *
 * @param id the id of the Keycloak user or group
 * @param scimId the permanent id in SCIM: the id of the Keycloak user, unless another account has replaced the user's
 *     placeholder
 * @param version the number of changes, from 0
 */
public record Stored<R>(String id, String scimId, R resource, Instant created, Instant lastModified, long version) {

    /** A resource whose SCIM id is its Keycloak id. */
    public Stored(String id, R resource, Instant created, Instant lastModified, long version) {
        this(id, id, resource, created, lastModified, version);
    }

    /** The weak entity tag (RFC 7644 §3.14). */
    public String etag() {
        return "W/\"" + version + "\"";
    }
}
