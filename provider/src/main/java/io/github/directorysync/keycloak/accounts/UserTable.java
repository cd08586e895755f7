package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimUser;
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
 * Maps users of a directory to tables. Attributes that Keycloak stores are read from Keycloak's table; for users whose
 * account does not follow the directory they are read from ours, which has what the directory sent.
 */
public final class UserTable {

    private static final int LONGEST = 255;

    public static final ColumnMap COLUMNS = new ColumnMap(Map.of(
            "id", ScimIds.column("d"),
            "externalId", new Column("d.externalId", ColumnKind.EXACT),
            "userName", new Column(either("d.userName", "k.username"), ColumnKind.LOWER),
            "displayName", new Column("d.displayName", ColumnKind.LOWER),
            "name.givenName", new Column(followed("k.firstName", "d.givenName"), ColumnKind.ANY_CASE),
            "name.familyName", new Column(followed("k.lastName", "d.familyName"), ColumnKind.ANY_CASE),
            "active", new Column(UserTable::shownActive, ColumnKind.BOOLEAN),
            "meta.resourceType", Column.constant("User", ColumnKind.EXACT),
            "meta.created", new Column("d.created", ColumnKind.TIME),
            "meta.lastModified", new Column("d.lastModified", ColumnKind.TIME)));

    /** Sorting by e-mail uses the primary e-mail (RFC 7644 §3.4.2.3). */
    public static final ColumnMap SORTABLE = COLUMNS.with(
                    "emails", new Column(followed("k.email", "d.email"), ColumnKind.LOWER))
            .with("emails.value", new Column(followed("k.email", "d.email"), ColumnKind.LOWER));

    private UserTable() {}

    /** The directory's value where the row has one, else Keycloak's. */
    private static Value either(String directorys, String keycloaks) {
        return scope -> scope.build().coalesce(scope.column(directorys), scope.column(keycloaks));
    }

    /** {@link #active} as an expression. */
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

    private static Value followed(String keycloaks, String directorys) {
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
                new UserLookups(realmId),
                UserRow::of,
                (ours, keycloaks) -> UserRow.of((DirectoryUserEntity) ours, (UserEntity) keycloaks),
                user -> nowhere.ofUser(user, Related.NONE));
    }

    /**
     * The condition on users of this userName. An "or" across two tables cannot use an index, so the ids are looked up by
     * Keycloak's index (which begins with the realm) and by ours, within the same statement.
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

    /** Compares with the greatest id that matches, or with a dash, which is no id, if none matches. */
    private static HqlCondition isGreatest(Table table, String id, HqlCondition which) {
        return HqlCondition.of(
                scope -> scope.build().equal(scope.column("d.userId"), scope.greatest(table, id, which, "-")));
    }

    /**
     * Sets the columns of a row to what the directory sent and what was decided for the account.
     *
     * @param account the Keycloak username; the row keeps the {@code userName} only where it differs
     */
    public static void write(DirectoryUserEntity row, ScimUser user, AccountDecision decision, String account) {
        boolean withheld = decision.withholds();
        String userName = AccountNames.userName(user);
        row.standing = withheld ? decision.syncState().name() : null;
        boolean sameAsAccount = decision.active() == decision.enabled()
                || decision.enablement() == Enablement.DISABLED_BY_ADMINISTRATOR;
        row.active = sameAsAccount ? null : (Boolean) decision.active();
        row.saidActive = decision.active();
        row.sentUserName = userName.equals(user.userName()) ? null : user.userName();
        row.userName = withheld || !userName.equals(account) ? userName : null;
        row.givenName = withheld ? cut(user.givenName()) : null;
        row.familyName = withheld ? cut(user.familyName()) : null;
        row.email = withheld ? cut(Optional.ofNullable(AccountNames.email(user))) : null;
        row.displayName = cut(user.displayName().map(name -> name.toLowerCase(Locale.ROOT)));
    }

    private static @Nullable String cut(Optional<String> text) {
        return text.map(whole -> whole.substring(0, Math.min(LONGEST, whole.length())))
                .orElse(null);
    }

    /**
     * The value of {@code active} in SCIM answers: what the directory sent where the account differs, also where an
     * administrator has disabled the account. A client that saw {@code false} would send {@code true} again and again.
     */
    public static boolean active(DirectoryUserEntity row, boolean enabled) {
        return active(row.active, row.saidActive, enabled);
    }

    static boolean active(@Nullable Boolean sent, @Nullable Boolean lastSent, boolean enabled) {
        return sent == null ? enabled || Boolean.TRUE.equals(lastSent) : sent;
    }

    public static boolean isDisabledByAdministrator(DirectoryUserEntity row, boolean enabled) {
        return !enabled && row.active == null && Boolean.TRUE.equals(row.saidActive);
    }

    public static SyncState syncState(DirectoryUserEntity row) {
        return row.standing == null ? SyncState.IN_STEP : SyncState.valueOf(row.standing);
    }
}
