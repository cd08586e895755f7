package io.github.directorysync.keycloak.admin;

import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.RemovalPlan;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Continues removals of directories that were too large for one request. */
public final class DirectoryRemovalWork extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(DirectoryRemovalWork.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(40);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    public DirectoryRemovalWork() {
        super("directory-removal", Duration.ofMinutes(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        Instant until = ServerTime.now().plus(AT_ONCE);
        for (DirectoryRemoval removal :
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> open(session, factory))) {
            if (ServerTime.now().isBefore(until) && removal.proceed(until).over()) {
                LOG.infof("directory=%s is deleted", removal.directoryId());
            }
        }
    }

    private static List<DirectoryRemoval> open(KeycloakSession session, KeycloakSessionFactory factory) {
        // The request that began the removal works on it for a while, and records its progress.
        Map<String, RemovalPlan> plans =
                new DirectoryStates(session).removalsFrom(ServerTime.now().minus(LEFT_ALONE));
        return plans.entrySet().stream()
                .flatMap(entry -> DirectoryLookup.place(session, entry.getKey()).stream()
                        .map(place -> new DirectoryRemoval(
                                factory,
                                place.realmId(),
                                place.id(),
                                entry.getValue(),
                                new DirectoryStates(session).removalOrigin(place.id()))))
                .toList();
    }
}
