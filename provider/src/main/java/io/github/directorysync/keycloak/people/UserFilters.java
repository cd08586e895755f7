package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.SecondaryEmails;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.FilterQuery;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.Relation;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.UserNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    FilterQuery query() {
        return new FilterQuery(UserTable.COLUMNS, GROUPS, this::special);
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
