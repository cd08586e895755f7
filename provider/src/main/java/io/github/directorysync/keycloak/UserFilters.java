package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Operator;
import io.github.directorysync.scim.UserNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/** How people are found by what stands in more than one table. */
record UserFilters(FurtherEmails emails, String directoryId, String realmId) {

    /** The directory's own groups only. */
    private static final Relation GROUPS = new Relation(
            "groups",
            List.of(new Table("m", UserGroupMembershipEntity.class), new Table("r", DirectoryGroupEntity.class)),
            Condition.all(List.of(
                    Condition.same("m.user.id", "d.userId"),
                    Condition.same("r.groupId", "m.groupId"),
                    Condition.same("r.directoryId", "d.directoryId"),
                    HeldEntity.stillMember())),
            new Columns(Map.of(
                    "groups", new Column("r.groupId", Kind.EXACT),
                    "groups.value", new Column("r.groupId", Kind.EXACT),
                    "groups.$ref",
                            new Column(scope -> scope.build().concat("/Groups/", scope.text("r.groupId")), Kind.EXACT),
                    "groups.display", new Column("r.name", Kind.ANY_CASE),
                    "groups.type", Column.constant("direct", Kind.LOWER))));

    FilterQuery query() {
        return new FilterQuery(UserShelf.COLUMNS, GROUPS, this::special);
    }

    /** E-mails are in two tables, and Keycloak's index of user names begins with the realm. */
    private Optional<Condition> special(Comparison comparison) {
        String path = comparison.place().orElseThrow().path();
        if (comparison.operator() != Operator.EQ || comparison.value().isNull()) {
            return Optional.empty();
        }
        String value = comparison.value().asText().toLowerCase(Locale.ROOT);
        return switch (path) {
            case "emails", "emails.value" -> Optional.of(emails.include(value, directoryId));
            case "userName" ->
                Optional.of(UserShelf.named(UserNames.key(comparison.value().asText()), realmId, directoryId));
            default -> Optional.empty();
        };
    }
}
