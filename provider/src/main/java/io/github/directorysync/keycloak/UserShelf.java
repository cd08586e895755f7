package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.keycloak.Columns.Value;
import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.scim.Account;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.Related;
import io.github.directorysync.scim.Representation;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.UserNames;
import io.github.directorysync.sync.Standing;
import io.github.directorysync.sync.Verdict;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * How a directory's people stand in the tables. What Keycloak knows is Keycloak's truth; of those whose account is not in
 * step with the directory it is what the directory has sent.
 */
final class UserShelf {

    private static final int LONGEST = 255;

    static final Columns COLUMNS = new Columns(Map.of(
            "id", ScimIds.column("d"),
            "externalId", new Column("d.externalId", Kind.EXACT),
            "userName", new Column(either("d.userName", "k.username"), Kind.LOWER),
            "displayName", new Column("d.displayName", Kind.LOWER),
            "name.givenName", new Column(inStep("k.firstName", "d.givenName"), Kind.ANY_CASE),
            "name.familyName", new Column(inStep("k.lastName", "d.familyName"), Kind.ANY_CASE),
            "active", new Column(UserShelf::shownActive, Kind.BOOLEAN),
            "meta.resourceType", Column.constant("User", Kind.CONSTANT),
            "meta.created", new Column("d.created", Kind.TIME),
            "meta.lastModified", new Column("d.lastModified", Kind.TIME)));

    /** By e-mail means by the one that counts. */
    static final Columns SORTABLE = COLUMNS.with("emails", new Column(inStep("k.email", "d.email"), Kind.LOWER))
            .with("emails.value", new Column(inStep("k.email", "d.email"), Kind.LOWER));

    private UserShelf() {}

    /** What the directory says where it differs, else Keycloak's. */
    private static Value either(String directorys, String keycloaks) {
        return scope -> scope.build().coalesce(scope.column(directorys), scope.column(keycloaks));
    }

    /** The same as {@link #active}. */
    private static Expression<Boolean> shownActive(QueryScope scope) {
        CriteriaBuilder build = scope.build();
        Expression<Boolean> enabled = scope.column("k.enabled");
        Expression<Boolean> account = build.<Boolean>selectCase()
                .when(build.equal(enabled, true), true)
                .otherwise(scope.<Boolean>column("d.saidActive"));
        return build.<Boolean>coalesce()
                .value(scope.<Boolean>column("d.active"))
                .value(account)
                .value(enabled);
    }

    private static Value inStep(String keycloaks, String directorys) {
        return scope -> scope.build()
                .<String>selectCase()
                .when(scope.column("d.standing").isNull(), scope.text(keycloaks))
                .otherwise(scope.text(directorys));
    }

    static Shelf<ScimUser> of(ResourceSchema schema, String realmId) {
        Representation nowhere = new Representation("", schema);
        return new Shelf<>(
                DirectoryUserEntity.class,
                UserEntity.class,
                "d.userId",
                List.of(
                        "d.userId",
                        "d.document",
                        "d.created",
                        "d.lastModified",
                        "d.version",
                        "k.username",
                        "k.enabled",
                        "k.firstName",
                        "k.lastName",
                        "k.email",
                        "d.standing",
                        "d.active",
                        "d.scimId",
                        "d.userName",
                        "d.saidActive"),
                new Lookups(realmId),
                UserShelf::row,
                (ours, keycloaks) -> columns((DirectoryUserEntity) ours, (UserEntity) keycloaks),
                row -> ((String) row[1]).length(),
                user -> nowhere.ofUser(user, Related.NONE));
    }

    /** In texts that never change. */
    private record Lookups(String realmId) implements Shelf.Lookups {

        private static final String FOUND = "select d.userId, d.document, d.created, d.lastModified, d.version,"
                + " k.username, k.enabled, k.firstName, k.lastName, k.email, d.standing, d.active, d.scimId, d.userName,"
                + " d.saidActive"
                + " from DirectoryUserEntity d, UserEntity k"
                + " where k.id = d.userId and d.directoryId = :directory ";

        /** The same as {@link #named}. */
        private static final String NAMED =
                "and ((d.standing is null and d.userName is null and d.userId = (select coalesce(max(u.id), '-') from UserEntity u"
                        + " where u.realmId = :realm and u.username = :value))"
                        + " or d.userId = (select coalesce(max(o.userId), '-') from DirectoryUserEntity o"
                        + " where o.directoryId = :directory and o.userName = :value))";

        private static final String IN_ORDER = " order by d.created, d.userId";

        @Override
        public TypedQuery<Object[]> one(Database database, Map<String, String> parameters) {
            return database.query(FOUND + "and d.userId = :id", Object[].class, parameters);
        }

        @Override
        public Optional<TypedQuery<Object[]>> having(Database database, String directoryId, String path, String value) {
            return switch (path) {
                case "userName" ->
                    Optional.of(database.query(
                            FOUND + NAMED + IN_ORDER,
                            Object[].class,
                            Map.of("directory", directoryId, "realm", realmId, "value", UserNames.key(value))));
                case "externalId" ->
                    Optional.of(database.query(
                            FOUND + "and d.externalId = :value" + IN_ORDER,
                            Object[].class,
                            Map.of("directory", directoryId, "value", value)));
                default -> Optional.empty();
            };
        }

        @Override
        public TypedQuery<Object[]> both(Database database, Map<String, String> parameters) {
            return database.query(
                    "select d, k from DirectoryUserEntity d, UserEntity k"
                            + " where k.id = d.userId and d.directoryId = :directory and d.userId = :id",
                    Object[].class,
                    parameters);
        }
    }

    /**
     * By Keycloak's index, which begins with the realm, and by ours. "Or" between two tables is answered by no index, but
     * who it can be is asked first, within the same statement.
     */
    static Condition named(String userName, String realmId, String directoryId) {
        return Condition.any(List.of(
                Condition.all(List.of(
                        Condition.absent("d.standing"),
                        Condition.absent("d.userName"),
                        isGreatest(
                                new Table("u", UserEntity.class),
                                "u.id",
                                Condition.all(List.of(
                                        Condition.equal("u.realmId", realmId),
                                        Condition.equal("u.username", userName)))))),
                isGreatest(
                        new Table("o", DirectoryUserEntity.class),
                        "o.userId",
                        Condition.all(List.of(
                                Condition.equal("o.directoryId", directoryId),
                                Condition.equal("o.userName", userName))))));
    }

    /** No id is a dash. */
    private static Condition isGreatest(Table table, String id, Condition which) {
        return Condition.of(
                scope -> scope.build().equal(scope.column("d.userId"), scope.greatest(table, id, which, "-")));
    }

    /**
     * Sets the columns of a row to what the directory has sent and what was decided of the account.
     *
     * @param account the Keycloak username; the {@code userName} is kept in the row where it differs
     */
    static void write(DirectoryUserEntity row, ScimUser user, Verdict verdict, String account) {
        boolean own = verdict.withholds();
        String userName = Accounts.userName(user);
        row.standing = own ? verdict.standing().name() : null;
        boolean agreed = verdict.active() == verdict.enabled() || verdict.disabledByAdministrator();
        row.active = agreed ? null : (Boolean) verdict.active();
        row.saidActive = verdict.active();
        row.sentUserName = userName.equals(user.userName()) ? null : user.userName();
        row.userName = own || !userName.equals(account) ? userName : null;
        row.givenName = own ? cut(user.givenName()) : null;
        row.familyName = own ? cut(user.familyName()) : null;
        row.email = own ? cut(Optional.ofNullable(Accounts.email(user))) : null;
        row.displayName = cut(user.displayName().map(name -> name.toLowerCase(Locale.ROOT)));
    }

    private static @Nullable String cut(Optional<String> text) {
        return text.map(whole -> whole.substring(0, Math.min(LONGEST, whole.length())))
                .orElse(null);
    }

    /**
     * What the directory is shown of {@code active}: its own word where the account is another, also where an administrator has
     * disabled it. A client that saw {@code false} would send {@code true} again and again.
     */
    static boolean active(DirectoryUserEntity row, boolean enabled) {
        return active(row.active, row.saidActive, enabled);
    }

    private static boolean active(@Nullable Boolean other, @Nullable Boolean said, boolean enabled) {
        return other == null ? enabled || Boolean.TRUE.equals(said) : other;
    }

    static boolean isDisabledByAdministrator(DirectoryUserEntity row, boolean enabled) {
        return !enabled && row.active == null && Boolean.TRUE.equals(row.saidActive);
    }

    static Standing standing(DirectoryUserEntity row) {
        return row.standing == null ? Standing.IN_STEP : Standing.valueOf(row.standing);
    }

    private static Object[] columns(DirectoryUserEntity ours, UserEntity keycloaks) {
        return new Object[] {
            ours.userId,
            ours.document,
            ours.created,
            ours.lastModified,
            ours.version,
            keycloaks.getUsername(),
            keycloaks.isEnabled(),
            keycloaks.getFirstName(),
            keycloaks.getLastName(),
            keycloaks.getEmail(),
            ours.standing,
            ours.active,
            ours.scimId,
            ours.userName,
            ours.saidActive
        };
    }

    private static Kept<ScimUser> row(Object[] row) {
        boolean active = active((Boolean) row[11], (Boolean) row[14], (Boolean) row[6]);
        Account account = new Account(
                (String) (row[13] == null ? row[5] : row[13]),
                active,
                Optional.ofNullable((String) row[7]),
                Optional.ofNullable((String) row[8]),
                Optional.ofNullable((String) row[9]));
        String document = (String) row[1];
        return new Kept<>(
                (String) row[0],
                (String) (row[12] == null ? row[0] : row[12]),
                row[10] == null ? ScimUser.kept(document, account) : ScimUser.kept(document, active),
                Instant.ofEpochMilli((Long) row[2]),
                Instant.ofEpochMilli((Long) row[3]),
                (Long) row[4]);
    }
}
