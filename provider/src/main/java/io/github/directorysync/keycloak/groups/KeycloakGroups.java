package io.github.directorysync.keycloak.groups;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.accounts.ScimIds;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.ColumnMap;
import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.FilterQuery;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.Relation;
import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.ResourceStore;
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.sync.groups.Groups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/** The groups of one directory: Keycloak's own table, ours beside it, joined. */
public final class KeycloakGroups implements Groups {

    private static final Representation NOWHERE = new Representation("");

    private static final TableMapping<ScimGroup> SHELF = new TableMapping<>(
            DirectoryGroupEntity.class,
            GroupEntity.class,
            "d.groupId",
            GroupRow.COLUMNS,
            new Lookups(),
            GroupRow::of,
            (ours, keycloaks) -> GroupRow.of((DirectoryGroupEntity) ours, (GroupEntity) keycloaks),
            group -> NOWHERE.ofGroup(group, Related.NONE));

    private static final ColumnMap COLUMNS = new ColumnMap(Map.of(
            "id", new Column("d.groupId", ColumnKind.EXACT),
            "externalId", new Column("d.externalId", ColumnKind.EXACT),
            "displayName", new Column("d.name", ColumnKind.ANY_CASE),
            "meta.resourceType", Column.constant("Group", ColumnKind.CONSTANT),
            "meta.created", new Column("d.created", ColumnKind.TIME),
            "meta.lastModified", new Column("d.lastModified", ColumnKind.TIME)));

    /** The directory's own users only: who else is in the group is none of its business. */
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

    /** In texts that never change. */
    private record Lookups() implements TableMapping.Lookups<ScimGroup> {

        private static final String FOUND = "select d.groupId, d.name, d.externalId, d.created, d.lastModified,"
                + " d.version, k.name from DirectoryGroupEntity d, GroupEntity k"
                + " where k.id = d.groupId and d.directoryId = :directory ";
        private static final String IN_ORDER = " order by d.created, d.groupId";

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
        public RowQuery<ResourceRow<ScimGroup>> both(Database database, Map<String, String> parameters) {
            return database.rows(
                    "select d, k from DirectoryGroupEntity d, GroupEntity k"
                            + " where k.id = d.groupId and d.directoryId = :directory and d.groupId = :id",
                    parameters,
                    row -> GroupRow.of(row.value(0, DirectoryGroupEntity.class), row.value(1, GroupEntity.class)));
        }
    }

    private final Directory directory;
    private final Database database;
    private final GroupModels models;
    private final MembershipPlan plan;
    private final MembershipStore memberships;
    private final GroupDeletion deletion;
    private final ResourceStore<ScimGroup> listing;

    public KeycloakGroups(DirectoryContext visit, AccessGroupEffect access) {
        this.directory = visit.directory();
        this.database = visit.database();
        this.models = new GroupModels(visit.session(), visit.realm(), directory, visit.database());
        this.plan = new MembershipPlan(visit, access);
        this.memberships = new MembershipStore(visit, access);
        this.deletion = new GroupDeletion(visit, memberships);
        this.listing = new ResourceStore<>(visit.database(), directory.id(), SHELF);
    }

    @Override
    public Optional<Stored<ScimGroup>> find(String id) {
        return listing.one(id);
    }

    @Override
    public Optional<Stored<ScimGroup>> findToChange(String id) {
        return listing.oneToChange(id);
    }

    @Override
    public Page<Stored<ScimGroup>> list(ListQuery query) {
        return listing.page(query, new FilterQuery(COLUMNS, MEMBERS, KeycloakGroups::special), COLUMNS);
    }

    @Override
    public Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return referencesOf(ids, Integer.MAX_VALUE - 1).orElseThrow();
    }

    /** A group's id and one of its members. */
    private record MemberReference(String group, Reference reference) {}

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most) {
        Map<String, List<Reference>> members = new HashMap<>();
        List<MemberReference> found = Database.chunks(ids)
                .flatMap(chunk -> database
                        .rows(
                                "select m.groupId, coalesce(d.scimId, u.id), coalesce(d.userName, u.username), d.sentUserName"
                                        + " from UserGroupMembershipEntity m,"
                                        + " DirectoryUserEntity d, UserEntity u where u.id = m.user.id"
                                        + " and d.userId = u.id and d.directoryId = :directory"
                                        + " and m.groupId in (:groups)" + HeldEntity.STILL_MEMBER
                                        + " order by coalesce(d.userName, u.username)",
                                Map.of("directory", directory.id(), "groups", chunk),
                                row -> new MemberReference(
                                        row.text(0),
                                        new Reference(row.text(1), asSent(row.text(2), row.textOrNull(3)))))
                        .most(most + 1)
                        .list()
                        .stream())
                .toList();
        found.forEach(member -> members.computeIfAbsent(member.group(), group -> new ArrayList<>())
                .add(member.reference()));
        return found.size() > most ? Optional.empty() : Optional.of(members);
    }

    /** Unless the person is called otherwise by now. */
    private static String asSent(String userName, @Nullable String sent) {
        return sent != null && UserNames.key(sent).equals(userName) ? sent : userName;
    }

    @Override
    public boolean hasMoreReferences(String id, int than) {
        return new GroupMembers(database, directory.id()).areMoreThan(id, than);
    }

    @Override
    public Stored<ScimGroup> add(ScimGroup group) {
        GroupModel model = models.create(group);
        if (models.revived(model)) {
            memberships.revived(model);
            return save(listing.stored(model.getId()), group, Membership.unchanged());
        }
        DirectoryGroupEntity row = new DirectoryGroupEntity();
        row.groupId = model.getId();
        row.directoryId = directory.id();
        row.externalId = group.externalId().orElse(null);
        row.name = group.displayName();
        row.displayName = GroupNameIndex.key(group.displayName());
        row.keycloakName = model.getName();
        row.created = ServerTime.now().toEpochMilli();
        row.lastModified = row.created;
        database.entities().persist(row);
        return listing.stored(row.groupId);
    }

    @Override
    public Stored<ScimGroup> save(Stored<ScimGroup> before, ScimGroup after, Membership membership) {
        GroupModel model = models.reachable(before.id());
        boolean changed = !after.equals(before.resource());
        boolean renamed = !after.displayName().equals(before.resource().displayName());
        if (changed) {
            models.requireDistinct(before.id(), after);
        }
        DirectoryGroupEntity row =
                database.find(DirectoryGroupEntity.class, before.id()).orElseThrow();
        MembershipChange change = plan.of(model, after.displayName(), membership);
        if (renamed) {
            models.rename(model, row, after);
        }
        boolean moved = memberships.make(change);
        if (!moved && !changed) {
            return before;
        }
        row.externalId = after.externalId().orElse(null);
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version++;
        return listing.stored(before.id());
    }

    @Override
    public boolean remove(Stored<ScimGroup> group) {
        GroupModel model = models.reachable(group.id());
        long now = ServerTime.now().toEpochMilli();
        if (memberships.isHeldTogether(model, deletion.goes(model))) {
            DirectoryGroupEntity row =
                    database.find(DirectoryGroupEntity.class, group.id()).orElseThrow();
            row.goneExternalId = row.externalId;
            row.externalId = null;
            row.gone = now;
            database.flush();
            return false;
        }
        return deletion.delete(model);
    }

    /** Our index knows displayNames in any case. */
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
}
