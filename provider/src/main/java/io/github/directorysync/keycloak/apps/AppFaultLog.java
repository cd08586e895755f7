package io.github.directorysync.keycloak.apps;

import io.github.directorysync.role.AppFault;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Writes faults in the roles of apps to the server's log: each once per node, not at each sign-in. */
final class AppFaultLog {

    private static final Logger LOG = Logger.getLogger(AppFaultLog.class);
    private static final int MAX_LOGGED = 1000;

    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    private AppFaultLog() {}

    /**
     * Logs the fault unless it has been logged. The limit keeps a client that causes ever new faults from filling the
     * log.
     */
    static void warn(RealmModel realm, AppFault fault) {
        if (LOGGED.size() < MAX_LOGGED && LOGGED.add(realm.getId() + fault.text())) {
            LOG.warnf("realm %s: %s", realm.getName(), fault.text().replaceAll("\\p{C}", "?"));
        }
    }
}
