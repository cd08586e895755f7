package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Kept;

/** The columns of a SCIM resource: those of our table and of Keycloak's beside it. */
interface ResourceRow<R> {

    /** Keycloak's id. */
    String id();

    /** About how many bytes it makes in an answer. */
    int size();

    /** The resource itself, which is read from the columns only now. */
    Kept<R> kept();
}
