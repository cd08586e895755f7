package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.token.LinkPowers;
import io.github.directorysync.directory.token.LinkScope;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.ComponentEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The set-up links of directories. */
public final class SetupLinkStore {

    /** What a column for a list of words takes. */
    private static final int ROOM = 2000;

    private static final String LIVE = " l.revoked is null and l.expires > :now";

    private final Database database;

    public SetupLinkStore(KeycloakSession session) {
        this.database = new Database(session);
    }

    /**
     * A link that somebody wants to have.
     *
     * @param by who makes it
     */
    public record Wish(
            String label,
            Optional<String> email,
            LinkPowers powers,
            SetupLink.Maker by,
            Instant expires,
            Optional<String> returnUrl) {}

    /**
     * Keeps the hash of a new one.
     *
     * @param makers tells which of those that the directory has are still good
     * @throws InvalidSettings if the directory has enough of them, or if there is no room for what it says
     */
    public SetupLink create(Directory directory, PortalSecret secret, Wish wish, SetupLinkIssuers makers) {
        Instant now = ServerTime.now();
        oneAfterTheOther(directory);
        requireRoom(directory, now, makers);
        SetupLinkEntity row = new SetupLinkEntity();
        row.id = KeycloakModelUtils.generateId();
        row.directoryId = directory.id();
        row.sha256 = secret.hash().hex();
        row.label = wish.label();
        row.email = wish.email().orElse(null);
        row.scopes = written("scopes", wish.powers().scopes().stream().map(LinkScope::key));
        row.attributes = written("attributes", wish.powers().attributes().stream());
        row.highestRoles = written("highestRoles", wish.powers().highestRoles().stream());
        row.created = now.toEpochMilli();
        row.createdBy = wish.by().name();
        row.createdByRealm = wish.by().realmId();
        row.createdById = wish.by().userId();
        row.expires = wish.expires().toEpochMilli();
        row.returnUrl = wish.returnUrl().orElse(null);
        database.entities().persist(row);
        database.flush();
        return link(row);
    }

    private void requireRoom(Directory directory, Instant now, SetupLinkIssuers makers) {
        if (good(directory, now, makers) >= SetupLink.MOST_LIVE) {
            throw new InvalidSettings(
                    "links",
                    "The directory has " + SetupLink.MOST_LIVE + " links that are good. Revoke one of them first.");
        }
    }

    /**
     * A link has another secret from now on; the one of before opens nothing any more. Who is at work with it goes on.
     *
     * @throws InvalidSettings if it is revoked or over
     */
    public SetupLink renew(Directory directory, String id, PortalSecret secret) {
        SetupLinkEntity row = changeable(directory, id);
        if (row.expires <= ServerTime.now().toEpochMilli()) {
            throw new InvalidSettings("link", "The link has ended. Prolong it first.");
        }
        row.sha256 = secret.hash().hex();
        database.flush();
        return link(row);
    }

    /**
     * A link ends then.
     *
     * @throws InvalidSettings if it is revoked, or if it was over and the directory has enough links that are good
     */
    public SetupLink prolong(Directory directory, String id, Instant end, SetupLinkIssuers makers) {
        oneAfterTheOther(directory);
        SetupLinkEntity row = changeable(directory, id);
        Instant now = ServerTime.now();
        if (row.expires <= now.toEpochMilli()) {
            requireRoom(directory, now, makers);
        }
        row.expires = end.toEpochMilli();
        database.flush();
        return link(row);
    }

    private SetupLinkEntity changeable(Directory directory, String id) {
        SetupLinkEntity row = database.find(SetupLinkEntity.class, id)
                .filter(found -> found.directoryId.equals(directory.id()))
                .orElseThrow();
        if (row.revoked != null) {
            throw new InvalidSettings("link", "The link is revoked. Make a new one.");
        }
        return row;
    }

    /** Of two who make the tenth at one moment the second waits for the first, and is told that there are ten. */
    private void oneAfterTheOther(Directory directory) {
        database.entities().find(ComponentEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that are orphaned open nothing, so they do not count. */
    private long good(Directory directory, Instant now, SetupLinkIssuers makers) {
        return database
                .list(
                        "from SetupLinkEntity l where l.directoryId = :directory and" + LIVE,
                        SetupLinkEntity.class,
                        Map.of("directory", directory.id(), "now", now.toEpochMilli()))
                .stream()
                .map(SetupLinkStore::link)
                .filter(link -> makers.stand(link, directory))
                .count();
    }

    /** Those of these directories that somebody was sent a link for that is still good. */
    public Set<String> live(Collection<String> directories, Instant now, SetupLinkIssuers makers) {
        return Database.chunks(directories)
                .flatMap(chunk -> database
                        .list(
                                "from SetupLinkEntity l where l.directoryId in (:ids) and" + LIVE,
                                SetupLinkEntity.class,
                                Map.of("ids", chunk, "now", now.toEpochMilli()))
                        .stream())
                .map(SetupLinkStore::link)
                .filter(link -> makers.stands(link.life().by()))
                .map(SetupLink::directoryId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    public long count(Directory directory) {
        return database.count(
                "select count(*) from SetupLinkEntity l where l.directoryId = :directory",
                Map.of("directory", directory.id()));
    }

    /** A page, the newest first. */
    public List<SetupLink> page(Directory directory, int first, int max) {
        return database.query(
                        "from SetupLinkEntity l where l.directoryId = :directory order by l.created desc, l.id",
                        SetupLinkEntity.class,
                        Map.of("directory", directory.id()))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(SetupLinkStore::link)
                .toList();
    }

    /** One of this directory, good or not. */
    public Optional<SetupLink> find(Directory directory, String id) {
        return database.find(SetupLinkEntity.class, id)
                .filter(row -> row.directoryId.equals(directory.id()))
                .map(SetupLinkStore::link);
    }

    /** From now on it opens nothing, and whoever came by it is out. Whether there was such a link that was not revoked. */
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

    /** The good link with that secret, whatever directory it is of. */
    Optional<SetupLink> good(PortalSecret secret, Instant now) {
        return database
                .list(
                        "from SetupLinkEntity l where l.sha256 = :hash and" + LIVE,
                        SetupLinkEntity.class,
                        Map.of("now", now.toEpochMilli(), "hash", secret.hash().hex()))
                .stream()
                .findFirst()
                .map(SetupLinkStore::link);
    }

    /** It has been opened once more. */
    void opened(SetupLink link, Instant now) {
        database.change(
                "update SetupLinkEntity l set l.opened = l.opened + 1, l.lastOpened = :now where l.id = :id",
                Map.of("now", now.toEpochMilli(), "id", link.id()));
    }

    static SetupLink link(SetupLinkEntity row) {
        return new SetupLink(
                row.id,
                row.directoryId,
                row.label,
                Optional.ofNullable(row.email),
                new LinkPowers(
                        read(row.scopes, key -> LinkScope.of(key).stream()),
                        read(row.attributes, Stream::of),
                        read(row.highestRoles, Stream::of)),
                new SetupLink.Life(
                        Instant.ofEpochMilli(row.created),
                        new SetupLink.Maker(read(row.createdBy), read(row.createdByRealm), read(row.createdById)),
                        Instant.ofEpochMilli(row.expires),
                        Optional.ofNullable(row.revoked).map(Instant::ofEpochMilli),
                        row.opened,
                        Optional.ofNullable(row.lastOpened).map(Instant::ofEpochMilli)),
                Optional.ofNullable(row.returnUrl));
    }

    private static String read(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String written(String field, Stream<String> words) {
        String text = words.sorted().collect(Collectors.joining(","));
        if (text.length() > ROOM) {
            throw new InvalidSettings(field, "The field " + field + " has more than " + ROOM + " characters in all.");
        }
        return text;
    }

    /** Some databases keep no empty text. */
    private static <T> Set<T> read(@Nullable String words, Function<String, Stream<T>> meaning) {
        return words == null || words.isEmpty()
                ? Set.of()
                : Stream.of(words.split(",", -1)).flatMap(meaning).collect(Collectors.toSet());
    }
}
