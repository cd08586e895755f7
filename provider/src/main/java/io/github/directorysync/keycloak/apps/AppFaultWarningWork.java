package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.status.Entitlement;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Checks the roles of apps in the background, so that faults are in the server's log although nobody has opened the
 * admin API.
 */
public final class AppFaultWarningWork extends ScheduledWork {

    private static final String REALMS =
            "select a.realm.id from RealmAttributeEntity a where a.name = :name and a.value = 'true'";

    public AppFaultWarningWork() {
        super("app-fault-warnings", Duration.ofMinutes(5));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session).list(REALMS, String.class, Map.of("name", Entitlement.ENABLED)));
        realms.forEach(realm -> KeycloakModelUtils.runJobInTransaction(factory, session -> check(session, realm)));
    }

    private static void check(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            new AppFaultCheck(session, realm).warn();
        }
    }
}
