package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.accounts.ScimIds;
import io.github.directorysync.keycloak.directories.UserCount;
import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.users.AccessReason;
import io.github.directorysync.sync.users.SyncState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** The users of one directory with their state, for administrators; filtered, sorted and paged by the database. */
public final class DirectoryPeople {

    /** So many users are sorted in about 50 ms; to import them takes longer than to wait for autovacuum. */
    private static final long LARGE = 10_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;

    public DirectoryPeople(KeycloakSession session, RealmModel realm, Directory directory) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.database = new Database(session);
    }

    /**
     * A user in a list.
     *
     * @param id Keycloak's
     * @param scimId by which the directory knows the user
     * @param userName as the directory sent it, in lower case
     */
    public record PersonEntry(
            String id,
            String scimId,
            String userName,
            String displayName,
            Optional<String> email,
            Optional<String> externalId,
            boolean active,
            AccessReason reason,
            Instant created,
            Instant lastModified) {}

    /** A page of users; two statements, whatever its size. */
    public Paged<PersonEntry> page(
            PersonFilter filter, PersonFilter.PersonSort sort, boolean descending, int first, int max) {
        TableQuery people = table(database, realm, directory).and(filter.condition(directory));
        long total =
                filter.equals(PersonFilter.EVERYBODY) ? new UserCount(database).of(directory.id()) : people.count();
        List<PersonEntry> items = first >= total
                ? List.of()
                : people.rows(columns(), sort.order(descending), DirectoryPeople::entry)
                        .from(first)
                        .most(max)
                        .list();
        return new Paged<>(total, items);
    }

    /**
     * The joined tables, as {@code u} and {@code d}. In a large directory the realm is named, because Keycloak's index of
     * usernames begins with it: with that index the database need not sort all users for a page. In others it is not, since
     * PostgreSQL might then read everybody in a new realm for each user of a new directory (see {@code UserLookups}).
     */
    public static TableQuery table(Database database, RealmModel realm, Directory directory) {
        HqlCondition users = HqlCondition.all(
                List.of(HqlCondition.same("d.userId", "u.id"), HqlCondition.equal("d.directoryId", directory.id())));
        return new TableQuery(
                database,
                List.of(new Table("u", UserEntity.class), new Table("d", DirectoryUserEntity.class)),
                new UserCount(database).of(directory.id()) < LARGE
                        ? users
                        : HqlCondition.all(List.of(users, HqlCondition.equal("u.realmId", realm.getId()))));
    }

    private List<Value> columns() {
        List<Value> columns = new ArrayList<>();
        List.of("u.id", "d.scimId", "u.username", "d.userName", "u.firstName", "d.givenName", "u.lastName")
                .forEach(column -> columns.add(scope -> scope.column(column)));
        List.of("d.familyName", "u.email", "d.email", "d.externalId", "u.enabled", "d.created", "d.lastModified")
                .forEach(column -> columns.add(scope -> scope.column(column)));
        columns.add(scope -> scope.column("d.standing"));
        columns.add(new AccessConditions(directory).reason());
        return columns;
    }

    /** For a user whose account an option keeps from following the directory, the values that the directory sent. */
    private static PersonEntry entry(ResultRow row) {
        boolean followed = !row.has(14);
        String name = Stream.of(row.optionalText(followed ? 4 : 5), row.optionalText(followed ? 6 : 7))
                .flatMap(Optional::stream)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return new PersonEntry(
                row.text(0),
                row.optionalText(1).orElse(row.text(0)),
                row.optionalText(3).orElse(row.text(2)),
                name,
                row.optionalText(followed ? 8 : 9),
                row.optionalText(10),
                row.flag(11),
                AccessReason.valueOf(row.text(15)),
                row.time(12),
                row.time(13));
    }

    /**
     * Finds one user, also one whose removal the guard holds.
     *
     * @param id Keycloak's, or the one by which the directory knows the user
     */
    public Optional<DirectoryPerson> find(String id) {
        return row(id).or(
                        () -> new ScimIds(database, directory.id()).account(id).flatMap(this::row))
                .flatMap(row -> Optional.ofNullable(session.users().getUserById(realm, row.userId))
                        .map(account -> person(row, account)));
    }

    private Optional<AnyDirectoryUserEntity> row(String id) {
        return database.find(AnyDirectoryUserEntity.class, id).filter(row -> row.directoryId.equals(directory.id()));
    }

    private DirectoryPerson person(AnyDirectoryUserEntity row, UserModel account) {
        ScimUser sent = ScimUser.kept(row.document);
        boolean active = row.active == null
                ? account.isEnabled()
                        || Optional.ofNullable(row.saidActive)
                                .orElseGet(() -> sent.active().orElse(true))
                : row.active;
        SyncState syncState = row.standing == null ? SyncState.IN_STEP : SyncState.valueOf(row.standing);
        AccessReason reason = AccessReason.of(new AccessReason.AccessInputs(
                account.isEnabled(),
                active,
                syncState,
                new AccessGroupMembers(directory, database)
                        .of(List.of(row.userId))
                        .contains(row.userId),
                row.held != null || row.gone != null,
                directory.options().suspendUsers()));
        return new DirectoryPerson(
                row.scimId == null ? row.userId : row.scimId,
                sent.document().put("active", active),
                account,
                syncState,
                reason,
                row.gone != null,
                new DirectoryPerson.Version(
                        Instant.ofEpochMilli(row.created), Instant.ofEpochMilli(row.lastModified), row.version));
    }
}
