package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.FilterQuery;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.Relation;
import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.RehearsedGroupEntity;
import io.github.directorysync.keycloak.store.RehearsedMemberEntity;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps rehearsed groups to their table, with the same filters and orders as for live ones. */
final class RehearsedGroupTable {

    private static final Representation NOWHERE = new Representation("");

    static final TableMapping<ScimGroup> TABLE = new TableMapping<>(
            RehearsedGroupEntity.class,
            RehearsedGroupEntity.class,
            "d.id",
            List.of("d.id", "d.name", "d.externalId", "d.created", "d.lastModified", "d.version"),
            new RehearsedGroupLookups(),
            RehearsedGroupRow::of,
            (row, same) -> RehearsedGroupRow.of((RehearsedGroupEntity) row),
            group -> NOWHERE.ofGroup(group, Related.NONE));

    static final ColumnMap COLUMNS = new ColumnMap(Map.of(
            "id", new Column("d.id", ColumnKind.EXACT),
            "externalId", new Column("d.externalId", ColumnKind.EXACT),
            "displayName", new Column("d.name", ColumnKind.ANY_CASE),
            "meta.resourceType", Column.constant("Group", ColumnKind.EXACT),
            "meta.created", new Column("d.created", ColumnKind.TIME),
            "meta.lastModified", new Column("d.lastModified", ColumnKind.TIME)));

    private static final Relation MEMBERS = new Relation(
            "members",
            List.of(new Table("m", RehearsedMemberEntity.class), new Table("r", RehearsedUserEntity.class)),
            HqlCondition.all(List.of(HqlCondition.same("m.groupId", "d.id"), HqlCondition.same("r.id", "m.userId"))),
            new ColumnMap(Map.of(
                    "members", new Column("r.id", ColumnKind.EXACT),
                    "members.value", new Column("r.id", ColumnKind.EXACT),
                    "members.$ref",
                            new Column(scope -> scope.build().concat("/Users/", scope.text("r.id")), ColumnKind.EXACT),
                    "members.display", new Column("r.userName", ColumnKind.LOWER),
                    "members.type", Column.constant("user", ColumnKind.LOWER))));

    private RehearsedGroupTable() {}

    /** The query of a SCIM filter on groups. */
    static FilterQuery filter() {
        return new FilterQuery(COLUMNS, MEMBERS, RehearsedGroupTable::special);
    }

    /** Equality on displayName ignores case. */
    private static Optional<HqlCondition> special(Comparison comparison) {
        boolean byName = comparison.place().orElseThrow().path().equals("displayName")
                && comparison.operator() == Operator.EQ
                && !comparison.value().isNull();
        return byName
                ? Optional.of(HqlCondition.equal(
                        "d.displayName", GroupNameIndex.key(comparison.value().asText())))
                : Optional.empty();
    }

    /** The columns of a group. */
    private record RehearsedGroupRow(
            String id, String name, Optional<String> externalId, Instant created, Instant lastModified, long version)
            implements ResourceRow<ScimGroup> {

        static RehearsedGroupRow of(ResultRow row) {
            return new RehearsedGroupRow(
                    row.text(0), row.text(1), row.optionalText(2), row.time(3), row.time(4), row.number(5));
        }

        static RehearsedGroupRow of(RehearsedGroupEntity row) {
            return new RehearsedGroupRow(
                    row.id,
                    row.name,
                    Optional.ofNullable(row.externalId),
                    Instant.ofEpochMilli(row.created),
                    Instant.ofEpochMilli(row.lastModified),
                    row.version);
        }

        @Override
        public int size() {
            return name.length();
        }

        @Override
        public Stored<ScimGroup> resource() {
            return new Stored<>(id, new ScimGroup(name, externalId), created, lastModified, version);
        }
    }

    /** Look-ups by one value, with constant HQL texts. */
    private record RehearsedGroupLookups() implements TableMapping.Lookups<ScimGroup> {

        private static final String FOUND = "select d.id, d.name, d.externalId, d.created, d.lastModified, d.version"
                + " from RehearsedGroupEntity d where d.directoryId = :directory ";
        private static final String IN_ORDER = " order by d.created, d.id";

        @Override
        public RowQuery<ResourceRow<ScimGroup>> one(Database database, Map<String, String> parameters) {
            return database.rows(FOUND + "and d.id = :id", parameters, RehearsedGroupRow::of);
        }

        @Override
        public Optional<RowQuery<ResourceRow<ScimGroup>>> having(
                Database database, String directoryId, String path, String value) {
            return switch (path) {
                case "displayName" ->
                    Optional.of(database.rows(
                            FOUND + "and d.displayName = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", GroupNameIndex.key(value)),
                            RehearsedGroupRow::of));
                case "externalId" ->
                    Optional.of(database.rows(
                            FOUND + "and d.externalId = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", value),
                            RehearsedGroupRow::of));
                default -> Optional.empty();
            };
        }

        @Override
        public long total(Database database, String directoryId) {
            return database.count(
                    "select count(*) from RehearsedGroupEntity d where d.directoryId = :directory",
                    Map.of("directory", directoryId));
        }

        @Override
        public TypedQuery<String> own(Database database, Map<String, String> parameters) {
            return database.query(
                    "select d.id from RehearsedGroupEntity d where d.directoryId = :directory and d.id = :id",
                    String.class,
                    parameters);
        }

        @Override
        public RowQuery<ResourceRow<ScimGroup>> both(Database database, Map<String, String> parameters) {
            return database.rows(
                    "select d, d.id from RehearsedGroupEntity d where d.directoryId = :directory and d.id = :id",
                    parameters,
                    row -> RehearsedGroupRow.of(row.value(0, RehearsedGroupEntity.class)));
        }
    }
}
