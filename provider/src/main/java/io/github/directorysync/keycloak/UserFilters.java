package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Operator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How people are found by what stands in more than one table. */
record UserFilters(FurtherEmails emails, String directoryId, String realmId) {

    /** The directory's own groups only. */
    private static final Relation GROUPS = new Relation(
            "groups",
            "from UserGroupMembershipEntity m, DirectoryGroupEntity r, GroupEntity o where m.user.id = d.userId"
                    + " and r.groupId = m.groupId and o.id = m.groupId and r.directoryId = d.directoryId"
                    + HeldEntity.STILL_MEMBER,
            new Columns(Map.of(
                    "groups", new Column("r.groupId", Kind.EXACT),
                    "groups.value", new Column("r.groupId", Kind.EXACT),
                    "groups.$ref", new Column("concat('/Groups/', r.groupId)", Kind.EXACT),
                    "groups.display", new Column("o.name", Kind.ANY_CASE),
                    "groups.type", new Column("'direct'", Kind.LOWER))));

    FilterQuery query() {
        return new FilterQuery(UserShelf.COLUMNS, GROUPS, this::special);
    }

    /** E-mails are in two tables, and Keycloak's index of user names begins with the realm. */
    private Optional<Condition> special(Comparison comparison, String parameter) {
        String path = comparison.place().orElseThrow().path();
        if (comparison.operator() != Operator.EQ || comparison.value().isNull()) {
            return Optional.empty();
        }
        String value = comparison.value().asText().toLowerCase(Locale.ROOT);
        return switch (path) {
            case "emails", "emails.value" -> Optional.of(emails.include(value, directoryId, parameter));
            case "userName" -> Optional.of(UserShelf.named(value, realmId, parameter));
            default -> Optional.empty();
        };
    }
}
