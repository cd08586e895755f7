package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.Enablement;
import io.github.directorysync.sync.users.SyncState;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
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
public final class UserTable {

    private static final int LONGEST = 255;

    public static final ColumnMap COLUMNS = new ColumnMap(Map.of(
            "id", ScimIds.column("d"),
            "externalId", new Column("d.externalId", ColumnKind.EXACT),
            "userName", new Column(either("d.userName", "k.username"), ColumnKind.LOWER),
            "displayName", new Column("d.displayName", ColumnKind.LOWER),
            "name.givenName", new Column(inStep("k.firstName", "d.givenName"), ColumnKind.ANY_CASE),
            "name.familyName", new Column(inStep("k.lastName", "d.familyName"), ColumnKind.ANY_CASE),
            "active", new Column(UserTable::shownActive, ColumnKind.BOOLEAN),
            "meta.resourceType", Column.constant("User", ColumnKind.CONSTANT),
            "meta.created", new Column("d.created", ColumnKind.TIME),
            "meta.lastModified", new Column("d.lastModified", ColumnKind.TIME)));

    /** By e-mail means by the one that counts. */
    public static final ColumnMap SORTABLE = COLUMNS.with(
                    "emails", new Column(inStep("k.email", "d.email"), ColumnKind.LOWER))
            .with("emails.value", new Column(inStep("k.email", "d.email"), ColumnKind.LOWER));

    private UserTable() {}

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

    public static TableMapping<ScimUser> of(ResourceSchema schema, String realmId) {
        Representation nowhere = new Representation("", schema);
        return new TableMapping<>(
                DirectoryUserEntity.class,
                UserEntity.class,
                "d.userId",
                UserRow.COLUMNS,
                new Lookups(realmId),
                UserRow::of,
                (ours, keycloaks) -> UserRow.of((DirectoryUserEntity) ours, (UserEntity) keycloaks),
                user -> nowhere.ofUser(user, Related.NONE));
    }

    /** In texts that never change. */
    private record Lookups(String realmId) implements TableMapping.Lookups<ScimUser> {

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
        public RowQuery<ResourceRow<ScimUser>> one(Database database, Map<String, String> parameters) {
            return database.rows(FOUND + "and d.userId = :id", parameters, UserRow::of);
        }

        @Override
        public Optional<RowQuery<ResourceRow<ScimUser>>> having(
                Database database, String directoryId, String path, String value) {
            return switch (path) {
                case "userName" ->
                    Optional.of(database.rows(
                            FOUND + NAMED + IN_ORDER,
                            Map.of("directory", directoryId, "realm", realmId, "value", UserNames.key(value)),
                            UserRow::of));
                case "externalId" ->
                    Optional.of(database.rows(
                            FOUND + "and d.externalId = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", value),
                            UserRow::of));
                default -> Optional.empty();
            };
        }

        @Override
        public RowQuery<ResourceRow<ScimUser>> both(Database database, Map<String, String> parameters) {
            return database.rows(
                    "select d, k from DirectoryUserEntity d, UserEntity k"
                            + " where k.id = d.userId and d.directoryId = :directory and d.userId = :id",
                    parameters,
                    row -> UserRow.of(row.value(0, DirectoryUserEntity.class), row.value(1, UserEntity.class)));
        }
    }

    /**
     * By Keycloak's index, which begins with the realm, and by ours. "Or" between two tables is answered by no index, but
     * who it can be is asked first, within the same statement.
     */
    public static HqlCondition named(String userName, String realmId, String directoryId) {
        return HqlCondition.any(List.of(
                HqlCondition.all(List.of(
                        HqlCondition.absent("d.standing"),
                        HqlCondition.absent("d.userName"),
                        isGreatest(
                                new Table("u", UserEntity.class),
                                "u.id",
                                HqlCondition.all(List.of(
                                        HqlCondition.equal("u.realmId", realmId),
                                        HqlCondition.equal("u.username", userName)))))),
                isGreatest(
                        new Table("o", DirectoryUserEntity.class),
                        "o.userId",
                        HqlCondition.all(List.of(
                                HqlCondition.equal("o.directoryId", directoryId),
                                HqlCondition.equal("o.userName", userName))))));
    }

    /** No id is a dash. */
    private static HqlCondition isGreatest(Table table, String id, HqlCondition which) {
        return HqlCondition.of(
                scope -> scope.build().equal(scope.column("d.userId"), scope.greatest(table, id, which, "-")));
    }

    /**
     * Sets the columns of a row to what the directory has sent and what was decided of the account.
     *
     * @param account the Keycloak username; the {@code userName} is kept in the row where it differs
     */
    public static void write(DirectoryUserEntity row, ScimUser user, AccountDecision decision, String account) {
        boolean own = decision.withholds();
        String userName = AccountStore.userName(user);
        row.standing = own ? decision.standing().name() : null;
        boolean agreed = decision.active() == decision.enabled()
                || decision.enablement() == Enablement.DISABLED_BY_ADMINISTRATOR;
        row.active = agreed ? null : (Boolean) decision.active();
        row.saidActive = decision.active();
        row.sentUserName = userName.equals(user.userName()) ? null : user.userName();
        row.userName = own || !userName.equals(account) ? userName : null;
        row.givenName = own ? cut(user.givenName()) : null;
        row.familyName = own ? cut(user.familyName()) : null;
        row.email = own ? cut(Optional.ofNullable(AccountStore.email(user))) : null;
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
    public static boolean active(DirectoryUserEntity row, boolean enabled) {
        return active(row.active, row.saidActive, enabled);
    }

    static boolean active(@Nullable Boolean other, @Nullable Boolean said, boolean enabled) {
        return other == null ? enabled || Boolean.TRUE.equals(said) : other;
    }

    public static boolean isDisabledByAdministrator(DirectoryUserEntity row, boolean enabled) {
        return !enabled && row.active == null && Boolean.TRUE.equals(row.saidActive);
    }

    public static SyncState standing(DirectoryUserEntity row) {
        return row.standing == null ? SyncState.IN_STEP : SyncState.valueOf(row.standing);
    }
}
