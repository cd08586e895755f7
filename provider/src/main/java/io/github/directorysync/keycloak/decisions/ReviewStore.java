package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.ReviewEntity;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.accounts.Review.ReviewState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Reviews: users whom a directory sent and that were not linked to an existing account, for an administrator to decide.
 */
public final class ReviewStore {

    /**
     * A review is no longer open once the user is in the directory, however that came; a refused change of a user who is in
     * the directory is no longer open once the user has been changed since.
     */
    private static final String STILL_OPEN = "r.state = 'OPEN' and not exists (select 1 from DirectoryUserEntity d,"
            + " UserEntity u where u.id = d.userId and d.directoryId = r.directoryId and u.username = r.userName"
            + " and (r.reason <> 'OTHER_DOMAIN' or d.lastModified > r.lastSent))"
            // The same for accounts with a qualified username.
            + " and not exists (select 1 from DirectoryUserEntity q where q.directoryId = r.directoryId"
            + " and q.userName = r.userName and q.standing is null"
            + " and (r.reason <> 'OTHER_DOMAIN' or q.lastModified > r.lastSent))";

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("r.created"), Ordering.ascending("r.id"));

    private final Database database;
    private final HqlCondition scope;

    /** Reviews of one directory. */
    public ReviewStore(KeycloakSession session, Directory directory) {
        this(session, HqlCondition.equal("r.directoryId", directory.id()));
    }

    /** Reviews of all directories of the realm. */
    public ReviewStore(KeycloakSession session, RealmModel realm) {
        this(session, HeldChangeQueue.ofRealm("r.directoryId", realm));
    }

    private ReviewStore(KeycloakSession session, HqlCondition scope) {
        this.database = new Database(session);
        this.scope = scope;
    }

    /** How many reviews are open, by directory id; directories without any are left out. */
    public static Map<String, Long> open(KeycloakSession session, Collection<String> directories) {
        Map<String, Long> open = new HashMap<>();
        Database.chunks(directories)
                .forEach(chunk -> new Database(session)
                        .forEach(
                                "select r.directoryId, count(*) from ReviewEntity r where r.directoryId in (:ids) and "
                                        + STILL_OPEN + " group by r.directoryId",
                                Map.of("ids", chunk),
                                row -> open.put(row.text(0), row.number(1))));
        return open;
    }

    /** How many reviews are in that state, or in any if it is empty. */
    public long count(Optional<ReviewState> state) {
        return rows(state).count();
    }

    /** A page of reviews, the oldest first. */
    public List<Review> page(Optional<ReviewState> state, int first, int max) {
        List<ReviewEntity> rows = rows(state)
                .entities(ReviewEntity.class, OLDEST_FIRST)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
        return new ReviewRows(database).reviews(rows);
    }

    /** Finds a review, whatever its state. */
    public Optional<Review> find(String id) {
        return row(id).map(row -> new ReviewRows(database).reviews(List.of(row)).get(0));
    }

    /** Finds the row of a review, whatever its state. */
    public Optional<ReviewEntity> row(String id) {
        return table(HqlCondition.equal("r.id", id))
                .entities(ReviewEntity.class, List.of())
                .getResultStream()
                .findFirst();
    }

    /**
     * Dismisses a review.
     *
     * @throws InvalidSettings if the account is linked already
     */
    public void dismiss(String id, String by) {
        ReviewEntity row = row(id).orElseThrow();
        if (row.state.equals(ReviewState.LINKED.name())) {
            throw new InvalidSettings("review", "The account is linked already. The directory itself may delete it.");
        }
        decided(row, ReviewState.DISMISSED, by);
    }

    /**
     * Opens a dismissed review again.
     *
     * @throws InvalidSettings if it was not dismissed
     */
    public void reopen(String id) {
        ReviewEntity row = row(id).orElseThrow();
        if (!row.state.equals(ReviewState.DISMISSED.name())) {
            throw new InvalidSettings("review", "Only a dismissed review can be opened again.");
        }
        row.state = ReviewState.OPEN.name();
        row.decided = null;
        row.decidedBy = null;
        database.flush();
    }

    /** Records a decision, and who made it. */
    public void decided(ReviewEntity row, ReviewState state, String by) {
        row.state = state.name();
        row.decided = ServerTime.now().toEpochMilli();
        row.decidedBy = by;
        database.flush();
    }

    private TableQuery rows(Optional<ReviewState> state) {
        return table(state.map(ReviewStore::in).orElseGet(HqlCondition::everything));
    }

    private TableQuery table(HqlCondition which) {
        return new TableQuery(
                database, List.of(new Table("r", ReviewEntity.class)), HqlCondition.all(List.of(scope, which)));
    }

    /** The condition on reviews in a state; for OPEN the same as {@link #STILL_OPEN}. */
    private static HqlCondition in(ReviewState state) {
        HqlCondition same = HqlCondition.equal("r.state", state.name());
        HqlCondition arrived = HqlCondition.exists(
                List.of(new Table("d", DirectoryUserEntity.class), new Table("u", UserEntity.class)),
                HqlCondition.same("u.id", "d.userId"),
                HqlCondition.same("d.directoryId", "r.directoryId"),
                HqlCondition.same("u.username", "r.userName"),
                isChangedSince("d.lastModified"));
        HqlCondition qualified = HqlCondition.exists(
                List.of(new Table("q", DirectoryUserEntity.class)),
                HqlCondition.same("q.directoryId", "r.directoryId"),
                HqlCondition.same("q.userName", "r.userName"),
                HqlCondition.absent("q.standing"),
                isChangedSince("q.lastModified"));
        return state == ReviewState.OPEN
                ? HqlCondition.all(List.of(same, arrived.negated(), qualified.negated()))
                : same;
    }

    private static HqlCondition isChangedSince(String lastModified) {
        return HqlCondition.any(List.of(
                HqlCondition.equal("r.reason", Linking.LinkingObstacle.OTHER_DOMAIN.name())
                        .negated(),
                HqlCondition.of(scope -> scope.build()
                        .greaterThan(scope.<Long>column(lastModified), scope.<Long>column("r.lastSent")))));
    }
}
