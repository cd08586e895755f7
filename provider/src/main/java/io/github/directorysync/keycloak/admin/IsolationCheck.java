package io.github.directorysync.keycloak.admin;

import io.github.directorysync.keycloak.query.Database;
import java.sql.Connection;
import org.jboss.logging.Logger;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Warns at the start if transactions of the database do not see what others commit meanwhile. Who waits for a lock would
 * then decide by what was so before: the guard, for example, would not count what requests at the same time remove. MySQL
 * and MariaDB are like that by default, and Keycloak does not change it.
 */
final class IsolationCheck {

    private static final Logger LOG = Logger.getLogger(IsolationCheck.class);

    private IsolationCheck() {}

    static void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            int isolation = KeycloakModelUtils.runJobInTransactionWithResult(
                    started.getFactory(), session -> new Database(session).isolation());
            if (isolation > Connection.TRANSACTION_READ_COMMITTED) {
                LOG.warn(
                        "The database isolates transactions more than READ COMMITTED. Limits of the guard and other checks"
                                + " can be exceeded by requests at the same time. MySQL and MariaDB: set"
                                + " transaction-isolation=READ-COMMITTED in the configuration of the database server.");
            }
        }
    }
}
