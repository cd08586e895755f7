package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Removes role mappings whose role selector has expired. They stop counting when they expire, before this task has run.
 */
public final class SelectorExpiry extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(SelectorExpiry.class);
    private static final int BATCH_SIZE = 500;

    public SelectorExpiry() {
        super("selector-expiry", Duration.ofMinutes(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        int expired = Batches.repeat(factory, BATCH_SIZE, SelectorExpiry::removeExpired);
        int forgotten =
                Batches.repeat(factory, BATCH_SIZE, session -> new SelectorCleanup(session).removeOrphans(BATCH_SIZE));
        if (expired + forgotten > 0) {
            LOG.infof(
                    "removed %d expired role selectors, and the rows of %d whose role mapping was removed in Keycloak",
                    expired, forgotten);
        }
    }

    private static int removeExpired(KeycloakSession session) {
        return new SelectorCleanup(session).removeExpired(ServerTime.now(), BATCH_SIZE);
    }
}
