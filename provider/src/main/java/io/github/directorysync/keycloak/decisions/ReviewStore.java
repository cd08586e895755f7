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
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.accounts.Review.ReviewState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** Whom a directory sent and did not get, for an administrator to look at. */
public final class ReviewStore {

    /**
     * Who has become the directory's meanwhile, whatever way, is nothing to decide any more; nor is a change that was refused
     * of somebody who is the directory's, once they are changed otherwise.
     */
    private static final String STILL_OPEN = "r.state = 'OPEN' and not exists (select 1 from DirectoryUserEntity d,"
            + " UserEntity u where u.id = d.userId and d.directoryId = r.directoryId and u.username = r.userName"
            + " and (r.reason <> 'OTHER_DOMAIN' or d.lastModified > r.lastSent))"
            // Whose account is called otherwise because user names are qualified.
            + " and not exists (select 1 from DirectoryUserEntity q where q.directoryId = r.directoryId"
            + " and q.userName = r.userName and q.standing is null"
            + " and (r.reason <> 'OTHER_DOMAIN' or q.lastModified > r.lastSent))";

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("r.created"), Ordering.ascending("r.id"));

    private final Database database;
    private final HqlCondition scope;

    /** Of one directory. */
    public ReviewStore(KeycloakSession session, Directory directory) {
        this(session, HqlCondition.equal("r.directoryId", directory.id()));
    }

    /** Of all directories of the realm. */
    public ReviewStore(KeycloakSession session, RealmModel realm) {
        this(session, HeldChangeQueue.ofRealm("r.directoryId", realm));
    }

    private ReviewStore(KeycloakSession session, HqlCondition scope) {
        this.database = new Database(session);
        this.scope = scope;
    }

    /** How many are open of each of these directories. */
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

    /** In that state, or in any. */
    public long count(Optional<ReviewState> state) {
        return rows(state).count();
    }

    /** A page, the oldest first. */
    public List<Review> page(Optional<ReviewState> state, int first, int max) {
        List<ReviewEntity> rows = rows(state)
                .entities(ReviewEntity.class, OLDEST_FIRST)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
        Map<String, UserEntity> accounts = accounts(rows);
        return rows.stream().map(row -> review(row, accounts)).toList();
    }

    /** One of them, whatever its state. */
    public Optional<Review> find(String id) {
        return row(id).map(row -> review(row, accounts(List.of(row))));
    }

    public Optional<ReviewEntity> row(String id) {
        return table(HqlCondition.equal("r.id", id))
                .entities(ReviewEntity.class, List.of())
                .getResultStream()
                .findFirst();
    }

    /**
     * Nothing comes of it.
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
     * What was dismissed waits again for somebody to decide.
     *
     * @throws InvalidSettings if it was not dismissed
     */
    public void reopen(String id) {
        ReviewEntity row = row(id).orElseThrow();
        if (!row.state.equals(ReviewState.DISMISSED.name())) {
            throw new InvalidSettings("review", "Only what was dismissed can be opened again.");
        }
        row.state = ReviewState.OPEN.name();
        row.decided = null;
        row.decidedBy = null;
        database.flush();
    }

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

    /** The same as {@link #STILL_OPEN}. */
    private static HqlCondition in(ReviewState state) {
        HqlCondition same = HqlCondition.equal("r.state", state.name());
        HqlCondition arrived = HqlCondition.exists(
                List.of(new Table("d", DirectoryUserEntity.class), new Table("u", UserEntity.class)),
                HqlCondition.same("u.id", "d.userId"),
                HqlCondition.same("d.directoryId", "r.directoryId"),
                HqlCondition.same("u.username", "r.userName"),
                isNews("d.lastModified"));
        HqlCondition qualified = HqlCondition.exists(
                List.of(new Table("q", DirectoryUserEntity.class)),
                HqlCondition.same("q.directoryId", "r.directoryId"),
                HqlCondition.same("q.userName", "r.userName"),
                HqlCondition.absent("q.standing"),
                isNews("q.lastModified"));
        return state == ReviewState.OPEN
                ? HqlCondition.all(List.of(same, arrived.negated(), qualified.negated()))
                : same;
    }

    private static HqlCondition isNews(String lastModified) {
        return HqlCondition.any(List.of(
                HqlCondition.equal("r.reason", Linking.LinkingObstacle.OTHER_DOMAIN.name())
                        .negated(),
                HqlCondition.of(scope -> scope.build()
                        .greaterThan(scope.<Long>column(lastModified), scope.<Long>column("r.lastSent")))));
    }

    private Map<String, UserEntity> accounts(List<ReviewEntity> rows) {
        List<String> ids = rows.stream()
                .map(row -> row.candidateId)
                .filter(Objects::nonNull)
                .toList();
        Map<String, UserEntity> accounts = new HashMap<>();
        Database.chunks(ids)
                .flatMap(
                        chunk -> database
                                .list("from UserEntity u where u.id in (:ids)", UserEntity.class, Map.of("ids", chunk))
                                .stream())
                .forEach(user -> accounts.put(user.getId(), user));
        return accounts;
    }

    private static Review review(ReviewEntity row, Map<String, UserEntity> accounts) {
        return new Review(
                row.id,
                row.directoryId,
                sent(row),
                Optional.ofNullable(accounts.get(row.candidateId)).map(ReviewStore::account),
                Linking.LinkingObstacle.valueOf(row.reason),
                ReviewState.valueOf(row.state),
                row.times,
                Instant.ofEpochMilli(row.created),
                Instant.ofEpochMilli(row.lastSent),
                Optional.ofNullable(row.decided)
                        .map(at -> new Review.Decision(Instant.ofEpochMilli(at), String.valueOf(row.decidedBy))));
    }

    private static Review.SentPerson sent(ReviewEntity row) {
        ScimUser person = ScimUser.kept(row.document);
        return new Review.SentPerson(
                person.userName(), person.externalId(), person.emails().primary(), Optional.ofNullable(row.personId));
    }

    private static Review.ExistingAccount account(UserEntity user) {
        return new Review.ExistingAccount(user.getId(), user.getUsername(), Optional.ofNullable(user.getEmail()));
    }
}
