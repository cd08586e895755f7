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
 * A random name of a realm in this database. It is not part of an export, so it tells what the realm has written itself
 * from what was imported, even if the import kept ids.
 */
public record RealmOrigin(KeycloakSession session, RealmModel realm) {

    /** Empty if the realm has not written anything yet. */
    Optional<String> find() {
        return find(session);
    }

    /**
     * Returns the realm's name. If it has none, one is created in a transaction of its own, so that two concurrent
     * requests get the same.
     */
    public String name() {
        return find().orElseGet(this::createOrFind);
    }

    private String createOrFind() {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(), other -> find(other).orElseGet(() -> create(other)));
        } catch (PersistenceException | ModelException concurrentInsert) {
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

    private String create(KeycloakSession where) {
        RealmOriginEntity row = new RealmOriginEntity();
        row.realmId = realm.getId();
        row.home = UUID.randomUUID().toString();
        Database database = new Database(where);
        database.entities().persist(row);
        database.flush();
        return row.home;
    }

    /** Deletes the name of a removed realm: a realm imported later under the same id is another one. */
    void forget() {
        new Database(session)
                .change("delete from RealmOriginEntity h where h.realmId = :realm", Map.of("realm", realm.getId()));
    }
}
