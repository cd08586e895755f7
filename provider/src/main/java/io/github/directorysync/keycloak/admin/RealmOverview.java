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
 * The directories of a realm in numbers; the number of statements does not depend on how many there are.
 *
 * @param people how many users the directories have
 * @param active how many of their accounts are enabled
 * @param held how many changes the guards hold
 * @param reviews how many reviews are open
 */
public record RealmOverview(
        List<DirectoryOverview> directories,
        long people,
        long active,
        long held,
        long reviews,
        TokenExpirySummary tokens) {

    /**
     * When directory tokens expire.
     *
     * @param expired how many have expired and are not revoked
     * @param ending how many expire so soon that the directory needs attention
     * @param next those that expire next
     */
    public record TokenExpirySummary(long expired, long ending, List<TokenExpiry> next) {}

    /** A token and when it expires. */
    public record TokenExpiry(String directoryId, String tokenId, String label, String lastFour, Instant expires) {}

    private static final int NEXT = 20;

    private static final String EXPIRING = " from DirectoryTokenEntity t, ComponentEntity c where c.id = t.directoryId"
            + " and c.realm.id = :realm and t.expires > :from and t.expires <= :to";

    public RealmOverview {
        directories = List.copyOf(directories);
    }

    public static RealmOverview of(KeycloakSession session, RealmModel realm, Instant now) {
        Database database = new Database(session);
        List<DirectoryOverview> directories =
                new DirectoryAdmin(session, realm).page(DirectoryCriteria.ALL, 0, Integer.MAX_VALUE);
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

    private static TokenExpirySummary tokens(Database database, RealmModel realm, Instant now) {
        long soon = now.plus(Status.SOON).toEpochMilli();
        List<TokenExpiry> next = database.rows(
                        "select t.directoryId, t.id, t.label, t.lastFour, t.expires" + EXPIRING
                                + " order by t.expires, t.id",
                        Map.of("realm", realm.getId(), "from", now.toEpochMilli(), "to", Long.MAX_VALUE),
                        row -> new TokenExpiry(row.text(0), row.text(1), row.text(2), row.text(3), row.time(4)))
                .most(NEXT)
                .list();
        return new TokenExpirySummary(
                count(database, realm, Long.MIN_VALUE, now.toEpochMilli()),
                count(database, realm, now.toEpochMilli(), soon),
                next);
    }

    private static long count(Database database, RealmModel realm, long from, long to) {
        return database.count("select count(t.id)" + EXPIRING, Map.of("realm", realm.getId(), "from", from, "to", to));
    }
}
