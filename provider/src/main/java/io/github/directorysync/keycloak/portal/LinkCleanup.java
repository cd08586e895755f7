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

/** Deletes portal sessions that have ended, and set-up links that ended 90 days ago. */
public final class LinkCleanup extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(LinkCleanup.class);
    private static final Duration LINK_RETENTION = Duration.ofDays(90);

    public LinkCleanup() {
        super("link-cleanup", Duration.ofHours(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        int deleted = KeycloakModelUtils.runJobInTransactionWithResult(factory, LinkCleanup::deleteOld);
        if (deleted > 0) {
            LOG.infof("%d old set-up links and portal sessions were deleted", deleted);
        }
    }

    private static int deleteOld(KeycloakSession session) {
        Database database = new Database(session);
        Instant now = ServerTime.now();
        int sessions = database.change(
                "delete from PortalSessionEntity s where s.created <= :begun or s.lastUsed <= :used",
                Map.of(
                        "begun", now.minus(PortalSessions.MAX_LENGTH).toEpochMilli(),
                        "used", now.minus(PortalSessions.IDLE).toEpochMilli()));
        // These links have no sessions: revoking a link deletes its sessions, and no session outlives its link that
        // long.
        int links = database.change(
                "delete from SetupLinkEntity l where l.expires < :old or l.revoked < :old",
                Map.of("old", now.minus(LINK_RETENTION).toEpochMilli()));
        return sessions + links;
    }
}
