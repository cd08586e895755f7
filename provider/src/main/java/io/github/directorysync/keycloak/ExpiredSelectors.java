package io.github.directorysync.keycloak;

import java.time.Instant;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Takes away roles that were given until a time that is over. They do not count from that time on, this tidies up. */
public final class ExpiredSelectors {

    private static final Logger LOG = Logger.getLogger(ExpiredSelectors.class);
    private static final int AT_ONCE = 500;

    /** In a transaction of its own. */
    public void run(KeycloakSession session, Instant now) {
        RoleSelectors selectors = new RoleSelectors(session);
        int expired = selectors.takeAwayExpired(now, AT_ONCE);
        int forgotten = selectors.forgetTheTakenAway();
        if (expired + forgotten > 0) {
            LOG.infof("%d role selectors have expired, %d had been taken away", expired, forgotten);
        }
    }
}
