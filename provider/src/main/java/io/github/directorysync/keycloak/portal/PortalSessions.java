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
 * Who is at work in the set-up portals of a realm. A session is good as long as its link, its directory and the right of
 * whoever made the link are, and ends by itself when nobody uses it.
 */
public final class PortalSessions {

    /** Without a request. */
    public static final Duration IDLE = Duration.ofHours(1);

    /** Whatever is done. */
    public static final Duration LONGEST = Duration.ofHours(8);

    /** Of one link. Whoever begins another ends the oldest. */
    private static final int MOST = 20;

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final RealmModel realm;
    private final Database database;
    private final SetupLinkStore links;
    private final SetupLinkIssuers makers;
    private final DirectoryStates states;

    public PortalSessions(KeycloakSession session, RealmModel realm) {
        this.realm = realm;
        this.database = new Database(session);
        this.links = new SetupLinkStore(session);
        this.makers = new SetupLinkIssuers(session, realm);
        this.states = new DirectoryStates(session);
    }

    /** Somebody at work. */
    public record Open(String id, Directory directory, SetupLink link, Instant ends) {}

    /** Begins a session with what the link holds; nothing if it is not good, or of another realm. */
    public Optional<Open> begin(PortalSecret link, PortalSecret session, Instant now) {
        return links.good(link, now)
                .flatMap(opened -> directory(opened).map(directory -> {
                    links.opened(opened, now);
                    makeRoom(opened, now);
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

    /** The session that somebody shows; nothing if it is over. */
    public Optional<Open> find(PortalSecret session, Instant now) {
        return database.rows(
                        "select s, l from PortalSessionEntity s, SetupLinkEntity l where s.sha256 = :hash"
                                + " and l.id = s.linkId and l.revoked is null and l.expires > :now"
                                + " and s.created > :begun and s.lastUsed > :used",
                        Map.of(
                                "hash", session.hash().hex(),
                                "now", now.toEpochMilli(),
                                "begun", now.minus(LONGEST).toEpochMilli(),
                                "used", now.minus(IDLE).toEpochMilli()),
                        row -> found(
                                row.value(0, PortalSessionEntity.class),
                                SetupLinkStore.link(row.value(1, SetupLinkEntity.class)),
                                now))
                .first()
                .flatMap(open -> open);
    }

    private Optional<Open> found(PortalSessionEntity row, SetupLink link, Instant now) {
        return directory(link).map(directory -> {
            // In one statement, so that two requests of a page never meet in one version of the row.
            if (Instant.ofEpochMilli(row.lastUsed).plus(USE_IS_NOTED_EVERY).isBefore(now)) {
                database.change(
                        "update PortalSessionEntity s set s.lastUsed = :now where s.id = :id",
                        Map.of("now", now.toEpochMilli(), "id", row.id));
            }
            return open(row, link, directory);
        });
    }

    public void end(Open session) {
        database.change("delete from PortalSessionEntity s where s.id = :id", Map.of("id", session.id()));
    }

    private void makeRoom(SetupLink link, Instant now) {
        database.change(
                "delete from PortalSessionEntity s where s.linkId = :link and (s.created <= :begun or s.lastUsed <= :used)",
                Map.of(
                        "link", link.id(),
                        "begun", now.minus(LONGEST).toEpochMilli(),
                        "used", now.minus(IDLE).toEpochMilli()));
        database.query(
                        "select s.id from PortalSessionEntity s where s.linkId = :link order by s.created desc, s.id",
                        String.class,
                        Map.of("link", link.id()))
                .setFirstResult(MOST - 1)
                .getResultList()
                .forEach(id -> database.change("delete from PortalSessionEntity s where s.id = :id", Map.of("id", id)));
    }

    /** Of this realm, not on its way out, and of a link whose maker could make it now. */
    private Optional<Directory> directory(SetupLink link) {
        return DirectoryLookup.byId(realm, link.directoryId())
                .filter(directory -> states.removing(List.of(directory.id())).isEmpty())
                .filter(directory -> makers.stand(link, directory));
    }

    private static Open open(PortalSessionEntity row, SetupLink link, Directory directory) {
        Instant latest = Instant.ofEpochMilli(row.created).plus(LONGEST);
        Instant expires = link.life().expires();
        return new Open(row.id, directory, link, latest.isBefore(expires) ? latest : expires);
    }
}
