package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.SetupLinkEntity;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.ComponentEntity;

/** Stores the set-up links of directories. */
public final class SetupLinkStore {

    private static final String LIVE = " l.revoked is null and l.expires > :now";

    private final Database database;

    public SetupLinkStore(KeycloakSession session) {
        this.database = new Database(session);
    }

    /**
     * Creates a link; only the hash of its secret is stored.
     *
     * @param issuers tells which of the directory's links are still valid
     * @throws InvalidSettings if the directory has the maximum of valid links, or a set is too long for its column
     */
    public SetupLink create(Directory directory, PortalSecret secret, NewSetupLink link, SetupLinkIssuers issuers) {
        Instant now = ServerTime.now();
        lockLinks(directory);
        requireRoom(directory, now, issuers);
        SetupLinkEntity row = SetupLinkRow.create(directory, secret, link, now);
        database.entities().persist(row);
        database.flush();
        return SetupLinkRow.read(row);
    }

    private void requireRoom(Directory directory, Instant now, SetupLinkIssuers issuers) {
        if (countValid(directory, now, issuers) >= SetupLink.MOST_LIVE) {
            throw new InvalidSettings(
                    "links", "The directory has " + SetupLink.MOST_LIVE + " valid links. Revoke one of them first.");
        }
    }

    /**
     * Replaces the secret of a link; the old one opens nothing any more. Sessions go on.
     *
     * @throws InvalidSettings if the link is revoked or has expired
     */
    public SetupLink renew(Directory directory, String id, PortalSecret secret) {
        SetupLinkEntity row = notRevoked(directory, id);
        if (row.expires <= ServerTime.now().toEpochMilli()) {
            throw new InvalidSettings("link", "The link has expired. Prolong it first.");
        }
        row.sha256 = secret.hash().hex();
        database.flush();
        return SetupLinkRow.read(row);
    }

    /**
     * Changes when a link expires.
     *
     * @throws InvalidSettings if the link is revoked, or if it had expired and the directory has the maximum of valid
     *     links
     */
    public SetupLink prolong(Directory directory, String id, Instant end, SetupLinkIssuers issuers) {
        lockLinks(directory);
        SetupLinkEntity row = notRevoked(directory, id);
        Instant now = ServerTime.now();
        if (row.expires <= now.toEpochMilli()) {
            requireRoom(directory, now, issuers);
        }
        row.expires = end.toEpochMilli();
        database.flush();
        return SetupLinkRow.read(row);
    }

    private SetupLinkEntity notRevoked(Directory directory, String id) {
        SetupLinkEntity row = database.find(SetupLinkEntity.class, id)
                .filter(found -> found.directoryId.equals(directory.id()))
                .orElseThrow();
        if (row.revoked != null) {
            throw new InvalidSettings("link", "The link is revoked. Create a new one.");
        }
        return row;
    }

    /**
     * Serializes changes of a directory's links: of two concurrent calls that create the tenth link the second waits,
     * and is refused.
     */
    private void lockLinks(Directory directory) {
        database.entities().find(ComponentEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Counts the valid links. Links whose issuer could not create them any more open nothing, so they do not count. */
    private long countValid(Directory directory, Instant now, SetupLinkIssuers issuers) {
        return database
                .list(
                        "from SetupLinkEntity l where l.directoryId = :directory and" + LIVE,
                        SetupLinkEntity.class,
                        Map.of("directory", directory.id(), "now", now.toEpochMilli()))
                .stream()
                .map(SetupLinkRow::read)
                .filter(link -> issuers.isValid(link, directory))
                .count();
    }

    /** Returns those of these directories that have a valid link. */
    public Set<String> live(Collection<String> directories, Instant now, SetupLinkIssuers issuers) {
        return Database.chunks(directories)
                .flatMap(chunk -> database
                        .list(
                                "from SetupLinkEntity l where l.directoryId in (:ids) and" + LIVE,
                                SetupLinkEntity.class,
                                Map.of("ids", chunk, "now", now.toEpochMilli()))
                        .stream())
                .map(SetupLinkRow::read)
                .filter(link -> issuers.mayIssue(link.life().by()))
                .map(SetupLink::directoryId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    public long count(Directory directory) {
        return database.count(
                "select count(*) from SetupLinkEntity l where l.directoryId = :directory",
                Map.of("directory", directory.id()));
    }

    /** Returns a page, the newest first. */
    public List<SetupLink> page(Directory directory, int first, int max) {
        return database.query(
                        "from SetupLinkEntity l where l.directoryId = :directory order by l.created desc, l.id",
                        SetupLinkEntity.class,
                        Map.of("directory", directory.id()))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(SetupLinkRow::read)
                .toList();
    }

    /** Finds a link of this directory, valid or not. */
    public Optional<SetupLink> find(Directory directory, String id) {
        return database.find(SetupLinkEntity.class, id)
                .filter(row -> row.directoryId.equals(directory.id()))
                .map(SetupLinkRow::read);
    }

    /** Revokes a link and ends its sessions. Returns whether there was such a link that was not revoked. */
    public boolean revoke(Directory directory, String id, Instant now) {
        int revoked = database.change(
                "update SetupLinkEntity l set l.revoked = :now where l.id = :id and l.directoryId = :directory"
                        + " and l.revoked is null",
                Map.of("now", now.toEpochMilli(), "id", id, "directory", directory.id()));
        if (revoked > 0) {
            database.change("delete from PortalSessionEntity s where s.linkId = :id", Map.of("id", id));
        }
        return revoked > 0;
    }

    /** Finds the link with this secret, of any directory, if it is not revoked or expired. */
    Optional<SetupLink> valid(PortalSecret secret, Instant now) {
        return database
                .list(
                        "from SetupLinkEntity l where l.sha256 = :hash and" + LIVE,
                        SetupLinkEntity.class,
                        Map.of("now", now.toEpochMilli(), "hash", secret.hash().hex()))
                .stream()
                .findFirst()
                .map(SetupLinkRow::read);
    }

    /** Counts that the link was opened. */
    void opened(SetupLink link, Instant now) {
        database.change(
                "update SetupLinkEntity l set l.opened = l.opened + 1, l.lastOpened = :now where l.id = :id",
                Map.of("now", now.toEpochMilli(), "id", link.id()));
    }
}
