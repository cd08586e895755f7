package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.resource.Stored;

/** The columns of a SCIM resource, from the extension's table and Keycloak's. */
public interface ResourceRow<R> {

    /** Keycloak's id. */
    String id();

    /** The approximate size in bytes of the resource in a response. */
    int size();

    /** The resource, parsed from the columns when this is called. */
    Stored<R> resource();
}
