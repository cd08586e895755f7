package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.accounts.AccountNames;
import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.FilterQuery;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.Relation;
import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.RehearsedGroupEntity;
import io.github.directorysync.keycloak.store.RehearsedMemberEntity;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.scim.schema.ResourceSchema;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps rehearsed users to their table, with the same filters and orders as for live ones. */
final class RehearsedUserTable {

    private static final int LONGEST = 255;

    private static final ColumnMap COLUMNS = new ColumnMap(Map.of(
            "id", new Column("d.id", ColumnKind.EXACT),
            "externalId", new Column("d.externalId", ColumnKind.EXACT),
            "userName", new Column("d.userName", ColumnKind.LOWER),
            "displayName", new Column("d.displayName", ColumnKind.LOWER),
            "name.givenName", new Column("d.givenName", ColumnKind.ANY_CASE),
            "name.familyName", new Column("d.familyName", ColumnKind.ANY_CASE),
            "active", new Column("d.active", ColumnKind.BOOLEAN),
            "meta.resourceType", Column.constant("User", ColumnKind.EXACT),
            "meta.created", new Column("d.created", ColumnKind.TIME),
            "meta.lastModified", new Column("d.lastModified", ColumnKind.TIME)));

    static final ColumnMap SORTABLE = COLUMNS.with("emails", new Column("d.email", ColumnKind.LOWER))
            .with("emails.value", new Column("d.email", ColumnKind.LOWER));

    private static final Relation GROUPS = new Relation(
            "groups",
            List.of(new Table("m", RehearsedMemberEntity.class), new Table("r", RehearsedGroupEntity.class)),
            HqlCondition.all(List.of(HqlCondition.same("m.userId", "d.id"), HqlCondition.same("r.id", "m.groupId"))),
            new ColumnMap(Map.of(
                    "groups", new Column("r.id", ColumnKind.EXACT),
                    "groups.value", new Column("r.id", ColumnKind.EXACT),
                    "groups.$ref",
                            new Column(scope -> scope.build().concat("/Groups/", scope.text("r.id")), ColumnKind.EXACT),
                    "groups.display", new Column("r.name", ColumnKind.ANY_CASE),
                    "groups.type", Column.constant("direct", ColumnKind.LOWER))));

    private RehearsedUserTable() {}

    static TableMapping<ScimUser> of(ResourceSchema schema) {
        Representation nowhere = new Representation("", schema);
        return new TableMapping<>(
                RehearsedUserEntity.class,
                RehearsedUserEntity.class,
                "d.id",
                RehearsedUserRow.COLUMNS,
                new RehearsedUserLookups(),
                RehearsedUserRow::of,
                (row, same) -> RehearsedUserRow.of((RehearsedUserEntity) row),
                user -> nowhere.ofUser(user, Related.NONE));
    }

    /** The query of a SCIM filter on users. */
    static FilterQuery filter() {
        return new FilterQuery(COLUMNS, GROUPS, RehearsedUserTable::special);
    }

    private static Optional<HqlCondition> special(Comparison comparison) {
        String path = comparison.place().orElseThrow().path();
        boolean byEmail = path.equals("emails") || path.equals("emails.value");
        return byEmail
                        && comparison.operator() == Operator.EQ
                        && !comparison.value().isNull()
                ? Optional.of(HqlCondition.contains(
                        "d.emails", line(comparison.value().asText())))
                : Optional.empty();
    }

    /** Sets the columns of a row to what the directory sent. */
    static void write(RehearsedUserEntity row, ScimUser user, boolean active) {
        ScimUser stored = user.withoutPassword().active(active);
        row.userName = UserNames.key(stored.userName());
        row.externalId = stored.externalId().orElse(null);
        row.active = active;
        row.displayName = cut(stored.displayName().map(name -> name.toLowerCase(Locale.ROOT)));
        row.givenName = cut(stored.givenName());
        row.familyName = cut(stored.familyName());
        row.email = cut(Optional.ofNullable(AccountNames.email(stored)));
        row.emails =
                stored.emails().all().stream().map(RehearsedUserTable::line).collect(Collectors.joining());
        row.document = ScimJson.text(stored.document());
    }

    private static String line(String email) {
        return "\n" + email.toLowerCase(Locale.ROOT) + "\n";
    }

    private static @Nullable String cut(Optional<String> text) {
        return text.map(whole -> whole.substring(0, Math.min(LONGEST, whole.length())))
                .orElse(null);
    }

    /** Look-ups of users by one value, with constant HQL texts. */
    private record RehearsedUserLookups() implements TableMapping.Lookups<ScimUser> {

        private static final String FOUND = "select d.id, d.document, d.created, d.lastModified, d.version"
                + " from RehearsedUserEntity d where d.directoryId = :directory ";
        private static final String IN_ORDER = " order by d.created, d.id";

        @Override
        public RowQuery<ResourceRow<ScimUser>> one(Database database, Map<String, String> parameters) {
            return database.rows(FOUND + "and d.id = :id", parameters, RehearsedUserRow::of);
        }

        @Override
        public Optional<RowQuery<ResourceRow<ScimUser>>> having(
                Database database, String directoryId, String path, String value) {
            return switch (path) {
                case "userName" ->
                    Optional.of(database.rows(
                            FOUND + "and d.userName = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", UserNames.key(value)),
                            RehearsedUserRow::of));
                case "externalId" ->
                    Optional.of(database.rows(
                            FOUND + "and d.externalId = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", value),
                            RehearsedUserRow::of));
                default -> Optional.empty();
            };
        }

        @Override
        public long total(Database database, String directoryId) {
            return database.count(
                    "select count(*) from RehearsedUserEntity d where d.directoryId = :directory",
                    Map.of("directory", directoryId));
        }

        @Override
        public TypedQuery<String> own(Database database, Map<String, String> parameters) {
            return database.query(
                    "select d.id from RehearsedUserEntity d where d.directoryId = :directory and d.id = :id",
                    String.class,
                    parameters);
        }

        @Override
        public RowQuery<ResourceRow<ScimUser>> both(Database database, Map<String, String> parameters) {
            return database.rows(
                    "select d, d.id from RehearsedUserEntity d where d.directoryId = :directory and d.id = :id",
                    parameters,
                    row -> RehearsedUserRow.of(row.value(0, RehearsedUserEntity.class)));
        }
    }
}
