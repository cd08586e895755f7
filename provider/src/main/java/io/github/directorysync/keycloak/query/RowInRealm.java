package io.github.directorysync.keycloak.query;

/** The ids of a user, group or directory and of its realm, for work that goes through all realms. */
public record RowInRealm(String id, String realmId) {

    /** Reads a row of a query that selects both ids in this order. */
    public static RowInRealm of(ResultRow row) {
        return new RowInRealm(row.text(0), row.text(1));
    }
}
