package io.github.directorysync.keycloak.apps;

import io.github.directorysync.role.AppFault;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Says in the server's log what is wrong with the roles of an app: once on each node, not at each sign-in. */
final class AppFaultLog {

    private static final Logger LOG = Logger.getLogger(AppFaultLog.class);
    private static final int MOST_SAID = 1000;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private AppFaultLog() {}

    /** Whoever invents a thousand different faults fills no log. */
    static void warn(RealmModel realm, AppFault fault) {
        if (SAID.size() < MOST_SAID && SAID.add(realm.getId() + fault.text())) {
            LOG.warnf("realm %s: %s", realm.getName(), fault.text().replaceAll("\\p{C}", "?"));
        }
    }
}
