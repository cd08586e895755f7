package io.github.directorysync.keycloak;

import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes away roles that were given until a time that is over. They do not count from that time on, this tidies up. */
public final class ExpiredSelectors extends Chore {

    private static final Logger LOG = Logger.getLogger(ExpiredSelectors.class);
    private static final int AT_ONCE = 500;

    public ExpiredSelectors() {
        super("expired-selectors", Duration.ofMinutes(1));
    }

    @Override
    void run(KeycloakSessionFactory factory) {
        int expired = 0;
        for (int more = AT_ONCE; more == AT_ONCE; expired += more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(factory, ExpiredSelectors::takeAway);
        }
        int forgotten = 0;
        for (int more = AT_ONCE; more == AT_ONCE; forgotten += more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> new RoleSelectors(session).forgetTheTakenAway(AT_ONCE));
        }
        if (expired + forgotten > 0) {
            LOG.infof("%d role selectors have expired, %d had been taken away", expired, forgotten);
        }
    }

    private static int takeAway(KeycloakSession session) {
        return new RoleSelectors(session).takeAwayExpired(Instant.now(), AT_ONCE);
    }
}
