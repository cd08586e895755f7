package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.status.DirectoryOverview;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.sync.accounts.Review;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How all directories of a realm are, in numbers; as many statements for a thousand of them as for one.
 *
 * @param held how many changes the guards hold
 * @param reviews how many people wait for somebody to decide about them
 */
public record RealmOverview(
        List<DirectoryOverview> directories, long people, long active, long held, long reviews, TokenEnds tokens) {

    /**
     * When tokens end.
     *
     * @param expired how many have ended and are there still
     * @param ending how many end within the time in which a directory needs attention for it
     * @param next those that end next
     */
    public record TokenEnds(long expired, long ending, List<TokenEnd> next) {}

    /** When one ends. */
    public record TokenEnd(String directoryId, String tokenId, String label, String lastFour, Instant expires) {}

    private static final int NEXT = 20;

    private static final String EXPIRING = " from DirectoryTokenEntity t, ComponentEntity c where c.id = t.directoryId"
            + " and c.realm.id = :realm and t.expires > :from and t.expires <= :to";

    public RealmOverview {
        directories = List.copyOf(directories);
    }

    public static RealmOverview of(KeycloakSession session, RealmModel realm, Instant now) {
        Database database = new Database(session);
        List<DirectoryOverview> directories =
                new DirectoryAdmin(session, realm).page(DirectoryAdmin.Query.ALL, 0, Integer.MAX_VALUE);
        long people = directories.stream().mapToLong(DirectoryOverview::users).sum();
        long active = database.count(
                "select count(d.userId) from DirectoryUserEntity d, UserEntity u where u.id = d.userId"
                        + " and u.realmId = :realm and u.enabled = true",
                Map.of("realm", realm.getId()));
        return new RealmOverview(
                directories,
                people,
                active,
                new HeldChangeQueue(session, realm).waiting(),
                new ReviewStore(session, realm).count(Optional.of(Review.ReviewState.OPEN)),
                tokens(database, realm, now));
    }

    private static TokenEnds tokens(Database database, RealmModel realm, Instant now) {
        long soon = now.plus(Status.SOON).toEpochMilli();
        List<TokenEnd> next = database.rows(
                        "select t.directoryId, t.id, t.label, t.lastFour, t.expires" + EXPIRING
                                + " order by t.expires, t.id",
                        Map.of("realm", realm.getId(), "from", now.toEpochMilli(), "to", Long.MAX_VALUE),
                        row -> new TokenEnd(row.text(0), row.text(1), row.text(2), row.text(3), row.time(4)))
                .most(NEXT)
                .list();
        return new TokenEnds(
                count(database, realm, Long.MIN_VALUE, now.toEpochMilli()),
                count(database, realm, now.toEpochMilli(), soon),
                next);
    }

    private static long count(Database database, RealmModel realm, long from, long to) {
        return database.count("select count(t.id)" + EXPIRING, Map.of("realm", realm.getId(), "from", from, "to", to));
    }
}
