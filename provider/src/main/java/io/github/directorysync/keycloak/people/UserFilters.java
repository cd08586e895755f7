package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.SecondaryEmails;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.FilterQuery;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Selected;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.Relation;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.UserNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/** Filters on users by attributes that are stored in more than one table. */
record UserFilters(SecondaryEmails emails, String directoryId, String realmId) {

    /** {@code groups} filters see the directory's own groups only. */
    private static final Relation GROUPS = new Relation(
            "groups",
            List.of(new Table("m", UserGroupMembershipEntity.class), new Table("r", DirectoryGroupEntity.class)),
            HqlCondition.all(List.of(
                    HqlCondition.same("m.user.id", "d.userId"),
                    HqlCondition.same("r.groupId", "m.groupId"),
                    HqlCondition.same("r.directoryId", "d.directoryId"),
                    HeldEntity.stillMember())),
            new ColumnMap(Map.of(
                    "groups", new Column("r.groupId", ColumnKind.EXACT),
                    "groups.value", new Column("r.groupId", ColumnKind.EXACT),
                    "groups.$ref",
                            new Column(
                                    scope -> scope.build().concat("/Groups/", scope.text("r.groupId")),
                                    ColumnKind.EXACT),
                    "groups.display", new Column("r.name", ColumnKind.ANY_CASE),
                    "groups.type", Column.constant("direct", ColumnKind.LOWER))));

    /** The most people that are put into a statement because they changed since a time. */
    private static final int FEW = 1000;

    FilterQuery query() {
        return new FilterQuery(columns(), GROUPS, this::special);
    }

    /** The columns of users, with what makes PostgreSQL's indexes of Keycloak's table answer comparisons of names. */
    private ColumnMap columns() {
        ColumnMap columns = narrowed(UserTable.COLUMNS, "meta.lastModified", (operator, millis) -> since(millis));
        if (!emails.database().isPostgres()) {
            return columns;
        }
        columns = narrowed(
                columns,
                "userName",
                (operator, text) -> operator == Operator.SW
                        ? either(
                                HqlCondition.startsWith("u.username", text),
                                HqlCondition.startsWith("o.userName", text))
                        : HqlCondition.everything());
        return narrowed(
                columns,
                "name.familyName",
                (operator, text) -> operator == Operator.EQ
                        ? either(lower("u.lastName", text), lower("o.familyName", text))
                        : HqlCondition.everything());
    }

    private static ColumnMap narrowed(ColumnMap columns, String path, ColumnMap.Narrowing by) {
        return columns.with(path, columns.at(path).narrowed(by));
    }

    /** Users whose Keycloak account satisfies one condition, or whose row of ours the other. */
    private HqlCondition either(HqlCondition account, HqlCondition own) {
        return HqlCondition.inEither(
                "d.userId",
                new Selected(
                        new Table("u", UserEntity.class),
                        "u.id",
                        HqlCondition.all(List.of(HqlCondition.equal("u.realmId", realmId), account))),
                new Selected(
                        new Table("o", DirectoryUserEntity.class),
                        "o.userId",
                        HqlCondition.all(List.of(HqlCondition.equal("o.directoryId", directoryId), own))));
    }

    private static HqlCondition lower(String column, String text) {
        return HqlCondition.of(scope -> scope.build().equal(scope.build().lower(scope.text(column)), text));
    }

    /**
     * Users who changed since this time, by their ids if they are few. The database's statistics are of all directories
     * together: where others changed later, it would expect many here, and read everybody in the order of the list.
     */
    private HqlCondition since(String millis) {
        List<String> found = emails.database()
                .query(
                        "select d.userId from DirectoryUserEntity d where d.directoryId = :directory"
                                + " and d.lastModified >= :since order by d.lastModified",
                        String.class,
                        Map.of("directory", directoryId, "since", Long.valueOf(millis)))
                .setMaxResults(FEW + 1)
                .getResultList();
        return found.size() > FEW ? HqlCondition.everything() : HqlCondition.oneOf("d.userId", found);
    }

    /**
     * Equality on e-mails (stored in two tables) and on userName (Keycloak's index begins with the realm) gets its own
     * conditions.
     */
    private Optional<HqlCondition> special(Comparison comparison) {
        String path = comparison.place().orElseThrow().path();
        if (comparison.operator() != Operator.EQ || comparison.value().isNull()) {
            return Optional.empty();
        }
        String value = comparison.value().asText().toLowerCase(Locale.ROOT);
        return switch (path) {
            case "emails", "emails.value" -> Optional.of(emails.include(value, directoryId));
            case "userName" ->
                Optional.of(UserTable.named(UserNames.key(comparison.value().asText()), realmId, directoryId));
            default -> Optional.empty();
        };
    }
}
