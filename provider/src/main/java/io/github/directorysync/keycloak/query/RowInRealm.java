package io.github.directorysync.keycloak.query;

/** The id of a user, group or directory, and that of its realm: for work that goes through all realms. */
public record RowInRealm(String id, String realmId) {

    /** Of a query that selects both in this order. */
    public static RowInRealm of(ResultRow row) {
        return new RowInRealm(row.text(0), row.text(1));
    }
}
