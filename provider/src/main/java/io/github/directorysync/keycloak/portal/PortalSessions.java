package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.PortalSessionEntity;
import io.github.directorysync.keycloak.store.SetupLinkEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sessions of the set-up portals of a realm. A session is valid as long as its link is not revoked, its directory exists
 * and the issuer of the link has the permissions, and ends when it is idle. An expired link opens no new session; those
 * that it has opened go on, so that a link of five minutes is enough for a set-up of an hour.
 */
public final class PortalSessions {

    /** How long a session lasts without a request. */
    public static final Duration IDLE = Duration.ofHours(1);

    /** How long a session lasts at most. */
    public static final Duration MAX_LENGTH = Duration.ofHours(8);

    /** Sessions of one link at a time. Another one ends the oldest. */
    private static final int MAX_SESSIONS = 20;

    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final RealmModel realm;
    private final Database database;
    private final SetupLinkStore links;
    private final SetupLinkIssuers issuers;
    private final DirectoryStates states;

    public PortalSessions(KeycloakSession session, RealmModel realm) {
        this.realm = realm;
        this.database = new Database(session);
        this.links = new SetupLinkStore(session);
        this.issuers = new SetupLinkIssuers(session, realm);
        this.states = new DirectoryStates(session);
    }

    /** A session that is valid now. */
    public record OpenSession(String id, Directory directory, SetupLink link, Instant ends) {}

    /** Opens a session with the secret of a link; empty if the link is not valid, or of another realm. */
    public Optional<OpenSession> begin(PortalSecret link, PortalSecret session, Instant now) {
        return links.valid(link, now)
                .flatMap(opened -> directory(opened).map(directory -> {
                    links.opened(opened, now);
                    endOldest(opened, now);
                    PortalSessionEntity row = new PortalSessionEntity();
                    row.id = KeycloakModelUtils.generateId();
                    row.linkId = opened.id();
                    row.sha256 = session.hash().hex();
                    row.created = now.toEpochMilli();
                    row.lastUsed = row.created;
                    database.entities().persist(row);
                    database.flush();
                    return open(row, opened, directory);
                }));
    }

    /** Finds the session with this secret; empty if it has ended. */
    public Optional<OpenSession> find(PortalSecret session, Instant now) {
        return database.rows(
                        "select s, l from PortalSessionEntity s, SetupLinkEntity l where s.sha256 = :hash"
                                + " and l.id = s.linkId and l.revoked is null"
                                + " and s.created > :begun and s.lastUsed > :used",
                        Map.of(
                                "hash", session.hash().hex(),
                                "begun", now.minus(MAX_LENGTH).toEpochMilli(),
                                "used", now.minus(IDLE).toEpochMilli()),
                        row -> found(
                                row.value(0, PortalSessionEntity.class),
                                SetupLinkRow.read(row.value(1, SetupLinkEntity.class)),
                                now))
                .first()
                .flatMap(open -> open);
    }

    private Optional<OpenSession> found(PortalSessionEntity row, SetupLink link, Instant now) {
        return directory(link).map(directory -> {
            // One update statement instead of a change of the entity: two parallel requests of a page must not fail on
            // the row's version.
            if (Instant.ofEpochMilli(row.lastUsed).plus(LAST_USED_PRECISION).isBefore(now)) {
                database.change(
                        "update PortalSessionEntity s set s.lastUsed = :now where s.id = :id",
                        Map.of("now", now.toEpochMilli(), "id", row.id));
            }
            return open(row, link, directory);
        });
    }

    /** Ends the session. */
    public void end(OpenSession session) {
        database.change("delete from PortalSessionEntity s where s.id = :id", Map.of("id", session.id()));
    }

    private void endOldest(SetupLink link, Instant now) {
        database.change(
                "delete from PortalSessionEntity s where s.linkId = :link and (s.created <= :begun or s.lastUsed <= :used)",
                Map.of(
                        "link", link.id(),
                        "begun", now.minus(MAX_LENGTH).toEpochMilli(),
                        "used", now.minus(IDLE).toEpochMilli()));
        database.query(
                        "select s.id from PortalSessionEntity s where s.linkId = :link order by s.created desc, s.id",
                        String.class,
                        Map.of("link", link.id()))
                .setFirstResult(MAX_SESSIONS - 1)
                .getResultList()
                .forEach(id -> database.change("delete from PortalSessionEntity s where s.id = :id", Map.of("id", id)));
    }

    /**
     * The link's directory, if it is of this realm, is not being removed, and the link's issuer could still create the
     * link.
     */
    private Optional<Directory> directory(SetupLink link) {
        return DirectoryLookup.byId(realm, link.directoryId())
                .filter(directory -> states.removing(List.of(directory.id())).isEmpty())
                .filter(directory -> issuers.isValid(link, directory));
    }

    private static OpenSession open(PortalSessionEntity row, SetupLink link, Directory directory) {
        return new OpenSession(
                row.id, directory, link, Instant.ofEpochMilli(row.created).plus(MAX_LENGTH));
    }
}
