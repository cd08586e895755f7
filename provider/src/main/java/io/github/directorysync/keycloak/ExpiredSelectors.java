package io.github.directorysync.keycloak;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Removes role mappings whose role selector has expired. From that time on they do not count anyway. */
public final class ExpiredSelectors extends Chore {

    private static final Logger LOG = Logger.getLogger(ExpiredSelectors.class);
    private static final int AT_ONCE = 500;

    public ExpiredSelectors() {
        super("expired-selectors", Duration.ofMinutes(1));
    }

    @Override
    void run(KeycloakSessionFactory factory) {
        int expired = Batches.repeat(factory, AT_ONCE, ExpiredSelectors::takeAway);
        int forgotten =
                Batches.repeat(factory, AT_ONCE, session -> new RoleSelectors(session).forgetTheTakenAway(AT_ONCE));
        if (expired + forgotten > 0) {
            LOG.infof("%d role selectors have expired, %d had been taken away", expired, forgotten);
        }
    }

    private static int takeAway(KeycloakSession session) {
        return new RoleSelectors(session).takeAwayExpired(ServerTime.now(), AT_ONCE);
    }
}
