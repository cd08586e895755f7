package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.RealmOriginEntity;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The random name of a realm in this database. No export has it, so that what a realm has written itself is told from
 * what came in by an import, also where the import brought ids along.
 */
public record RealmOrigin(KeycloakSession session, RealmModel realm) {

    /** Nothing for a realm that has not written anything yet. */
    Optional<String> find() {
        return find(session);
    }

    /** Of a realm that has none it becomes one, in a transaction of its own: two requests agree on one. */
    public String name() {
        return find().orElseGet(this::made);
    }

    private String made() {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), other -> find(other).orElseGet(() -> make(other)));
        } catch (PersistenceException | ModelException somebodyWasFaster) {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), other -> find(other).orElseThrow());
        }
    }

    private Optional<String> find(KeycloakSession where) {
        return new Database(where)
                        .list(
                                "select h.home from RealmOriginEntity h where h.realmId = :realm",
                                String.class,
                                Map.of("realm", realm.getId()))
                        .stream()
                        .findFirst();
    }

    private String make(KeycloakSession where) {
        RealmOriginEntity row = new RealmOriginEntity();
        row.realmId = realm.getId();
        row.home = UUID.randomUUID().toString();
        Database database = new Database(where);
        database.entities().persist(row);
        database.flush();
        return row.home;
    }

    /** The realm is removed; one that is imported under its id later is another. */
    void forget() {
        new Database(session)
                .change("delete from RealmOriginEntity h where h.realmId = :realm", Map.of("realm", realm.getId()));
    }
}
