package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Removes role mappings whose role selector has expired. From that time on they do not count anyway. */
public final class SelectorExpiry extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(SelectorExpiry.class);
    private static final int AT_ONCE = 500;

    public SelectorExpiry() {
        super("selector-expiry", Duration.ofMinutes(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        int expired = Batches.repeat(factory, AT_ONCE, SelectorExpiry::takeAway);
        int forgotten =
                Batches.repeat(factory, AT_ONCE, session -> new RoleSelectorStore(session).forgetTheTakenAway(AT_ONCE));
        if (expired + forgotten > 0) {
            LOG.infof("%d role selectors have expired, %d had been taken away", expired, forgotten);
        }
    }

    private static int takeAway(KeycloakSession session) {
        return new RoleSelectorStore(session).takeAwayExpired(ServerTime.now(), AT_ONCE);
    }
}
