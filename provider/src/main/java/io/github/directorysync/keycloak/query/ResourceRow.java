package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.resource.Stored;

/** The columns of a SCIM resource: those of our table and of Keycloak's beside it. */
public interface ResourceRow<R> {

    /** Keycloak's id. */
    String id();

    /** About how many bytes it makes in an answer. */
    int size();

    /** The resource itself, which is read from the columns only now. */
    Stored<R> kept();
}
