package io.github.directorysync.keycloak.portal;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Clears away portal sessions that are over, and set-up links that have been no good for long. */
public final class LinkCleanup extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(LinkCleanup.class);
    private static final Duration SHOWN_AFTER_THE_END = Duration.ofDays(90);

    public LinkCleanup() {
        super("link-cleanup", Duration.ofHours(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        int gone = KeycloakModelUtils.runJobInTransactionWithResult(factory, LinkCleanup::clear);
        if (gone > 0) {
            LOG.infof("%d old set-up links and portal sessions were cleared away", gone);
        }
    }

    private static int clear(KeycloakSession session) {
        Database database = new Database(session);
        Instant now = ServerTime.now();
        int sessions = database.change(
                "delete from PortalSessionEntity s where s.created <= :begun or s.lastUsed <= :used",
                Map.of(
                        "begun", now.minus(PortalSessions.LONGEST).toEpochMilli(),
                        "used", now.minus(PortalSessions.IDLE).toEpochMilli()));
        // What is cleared has no session any more: a revoked link ended them, and none outlives its link by so much.
        int links = database.change(
                "delete from SetupLinkEntity l where l.expires < :old or l.revoked < :old",
                Map.of("old", now.minus(SHOWN_AFTER_THE_END).toEpochMilli()));
        return sessions + links;
    }
}
