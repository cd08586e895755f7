package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.accounts.ScimIds;
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
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimGroup;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/** Maps groups of a directory to tables: {@code DS_GROUP} and Keycloak's table of groups. */
final class GroupTable {

    private static final Representation NOWHERE = new Representation("");

    static final TableMapping<ScimGroup> TABLE = new TableMapping<>(
            DirectoryGroupEntity.class,
            GroupEntity.class,
            "d.groupId",
            GroupRow.COLUMNS,
            new GroupLookups(),
            GroupRow::of,
            (ours, keycloaks) -> GroupRow.of((DirectoryGroupEntity) ours, (GroupEntity) keycloaks),
            group -> NOWHERE.ofGroup(group, Related.NONE));

    static final ColumnMap COLUMNS = new ColumnMap(Map.of(
            "id", new Column("d.groupId", ColumnKind.EXACT),
            "externalId", new Column("d.externalId", ColumnKind.EXACT),
            "displayName", new Column("d.name", ColumnKind.ANY_CASE),
            "meta.resourceType", Column.constant("Group", ColumnKind.EXACT),
            "meta.created", new Column("d.created", ColumnKind.TIME),
            "meta.lastModified", new Column("d.lastModified", ColumnKind.TIME)));

    /** {@code members} filters see the directory's own users only. */
    private static final Relation MEMBERS = new Relation(
            "members",
            List.of(
                    new Table("m", UserGroupMembershipEntity.class),
                    new Table("r", DirectoryUserEntity.class),
                    new Table("o", UserEntity.class)),
            HqlCondition.all(List.of(
                    HqlCondition.same("m.groupId", "d.groupId"),
                    HqlCondition.same("r.userId", "m.user.id"),
                    HqlCondition.same("o.id", "m.user.id"),
                    HqlCondition.same("r.directoryId", "d.directoryId"),
                    HeldEntity.stillMember())),
            new ColumnMap(Map.of(
                    "members", ScimIds.column("r"),
                    "members.value", ScimIds.column("r"),
                    "members.$ref",
                            new Column(
                                    scope -> scope.build().concat("/Users/", ScimIds.of("r", scope)), ColumnKind.EXACT),
                    "members.display",
                            new Column(
                                    scope -> scope.build().coalesce(scope.text("r.userName"), scope.text("o.username")),
                                    ColumnKind.LOWER),
                    "members.type", Column.constant("user", ColumnKind.LOWER))));

    private GroupTable() {}

    /** The query of a SCIM filter on groups. */
    static FilterQuery filter() {
        return new FilterQuery(COLUMNS, MEMBERS, GroupTable::special);
    }

    /** Equality on displayName uses our index, which ignores case. */
    private static Optional<HqlCondition> special(Comparison comparison) {
        boolean byName = comparison.place().orElseThrow().path().equals("displayName")
                && comparison.operator() == Operator.EQ
                && !comparison.value().isNull();
        return byName
                ? Optional.of(HqlCondition.all(List.of(
                        HqlCondition.present("d.displayName"),
                        HqlCondition.equal(
                                "d.displayName",
                                GroupNameIndex.key(comparison.value().asText())))))
                : Optional.empty();
    }

    /** Look-ups by one value, with constant HQL texts. */
    private record GroupLookups() implements TableMapping.Lookups<ScimGroup> {

        static final String FOUND = "select d.groupId, d.name, d.externalId, d.created, d.lastModified,"
                + " d.version, k.name from DirectoryGroupEntity d, GroupEntity k"
                + " where k.id = d.groupId and d.directoryId = :directory ";
        static final String IN_ORDER = " order by d.created, d.groupId";

        @Override
        public RowQuery<ResourceRow<ScimGroup>> one(Database database, Map<String, String> parameters) {
            return database.rows(FOUND + "and d.groupId = :id", parameters, GroupRow::of);
        }

        @Override
        public Optional<RowQuery<ResourceRow<ScimGroup>>> having(
                Database database, String directoryId, String path, String value) {
            return switch (path) {
                case "displayName" ->
                    Optional.of(database.rows(
                            FOUND + "and d.displayName = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", GroupNameIndex.key(value)),
                            GroupRow::of));
                case "externalId" ->
                    Optional.of(database.rows(
                            FOUND + "and d.externalId = :value" + IN_ORDER,
                            Map.of("directory", directoryId, "value", value),
                            GroupRow::of));
                default -> Optional.empty();
            };
        }

        @Override
        public long total(Database database, String directoryId) {
            return database.count(
                    "select count(*) from DirectoryGroupEntity d where d.directoryId = :directory",
                    Map.of("directory", directoryId));
        }

        @Override
        public TypedQuery<String> own(Database database, Map<String, String> parameters) {
            return database.query(
                    "select d.groupId from DirectoryGroupEntity d where d.directoryId = :directory and d.groupId = :id",
                    String.class,
                    parameters);
        }

        @Override
        public RowQuery<ResourceRow<ScimGroup>> both(Database database, Map<String, String> parameters) {
            return database.rows(
                    "select d, k from DirectoryGroupEntity d, GroupEntity k"
                            + " where k.id = d.groupId and d.directoryId = :directory and d.groupId = :id",
                    parameters,
                    row -> GroupRow.of(row.value(0, DirectoryGroupEntity.class), row.value(1, GroupEntity.class)));
        }
    }
}
