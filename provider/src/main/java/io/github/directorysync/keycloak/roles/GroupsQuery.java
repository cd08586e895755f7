package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.role.FaultyLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.GroupRoleMappingEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RoleUtils;

/** The groups of a directory with their role mappings, filtered and paged by the database. */
public final class GroupsQuery {

    private static final Ordering BY_NAME =
            scope -> scope.build().asc(scope.build().lower(scope.text("d.name")));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;

    public GroupsQuery(KeycloakSession session, RealmModel realm, Directory directory) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.database = new Database(session);
    }

    /**
     * Selects groups.
     *
     * @param text a part of their names
     * @param unmapped true for groups without a mapping only, false for the others only
     * @param member Keycloak's id of a direct member
     */
    public record GroupFilter(Optional<String> text, Optional<Boolean> unmapped, Optional<String> member) {

        public GroupFilter(Optional<String> text, Optional<Boolean> unmapped) {
            this(text, unmapped, Optional.empty());
        }
    }

    /**
     * Returns a page, by name.
     *
     * @param app the app whose mappings count; empty for all apps
     */
    public Paged<MappedGroup> page(Optional<AppLadder> app, GroupFilter filter, int first, int max) {
        Set<String> giving = giving(app, filter);
        List<HqlCondition> all = new ArrayList<>(
                List.of(HqlCondition.same("g.id", "d.groupId"), HqlCondition.equal("d.directoryId", directory.id())));
        filter.text()
                .map(text -> HqlCondition.any(
                        List.of(HqlCondition.contains("d.name", text), HqlCondition.contains("g.name", text))))
                .ifPresent(all::add);
        filter.member().map(GroupsQuery::have).ifPresent(all::add);
        filter.unmapped()
                .map(unmapped -> unmapped ? mappedTo(giving).negated() : mappedTo(giving))
                .ifPresent(all::add);
        TableQuery groups = new TableQuery(
                database,
                List.of(new Table("d", DirectoryGroupEntity.class), new Table("g", GroupEntity.class)),
                HqlCondition.all(all));
        long total = groups.count();
        List<String> ids = groups.texts("g.id", List.of(BY_NAME, Ordering.ascending("g.id")))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
        Map<String, Long> members = members(ids);
        Map<String, String> names = new GroupNameIndex(database).sent(ids);
        return new Paged<>(
                total,
                ids.stream()
                        .flatMap(id -> Stream.ofNullable(session.groups().getGroupById(realm, id)))
                        .map(group ->
                                group(group, names.get(group.getId()), app, members.getOrDefault(group.getId(), 0L)))
                        .toList());
    }

    /** Returns one group. */
    public MappedGroup one(GroupModel group, Optional<AppLadder> app) {
        return group(
                group,
                new GroupNameIndex(database).sent(group),
                app,
                members(List.of(group.getId())).getOrDefault(group.getId(), 0L));
    }

    private Set<String> giving(Optional<AppLadder> app, GroupFilter filter) {
        return filter.unmapped().isEmpty()
                ? Set.of()
                : RoleGrants.of(database, realm, new AppsQuery(session, realm).rolesOf(app))
                        .byRole()
                        .keySet();
    }

    private static HqlCondition have(String member) {
        return HqlCondition.exists(
                List.of(new Table("mm", UserGroupMembershipEntity.class)),
                HqlCondition.same("mm.groupId", "g.id"),
                HqlCondition.equal("mm.user.id", member));
    }

    private static HqlCondition mappedTo(Set<String> roles) {
        return HqlCondition.exists(
                List.of(new Table("m", GroupRoleMappingEntity.class)),
                HqlCondition.same("m.group.id", "g.id"),
                HqlCondition.oneOf("m.roleId", roles));
    }

    /** Counts the members of all these groups in one statement. */
    private Map<String, Long> members(List<String> groups) {
        Map<String, Long> members = new HashMap<>();
        Database.chunks(groups)
                .forEach(chunk -> database.forEach(
                        "select m.groupId, count(*) from UserGroupMembershipEntity m"
                                + " where m.groupId in (:groups) group by m.groupId",
                        Map.of("groups", chunk),
                        row -> members.put(row.text(0), row.number(1))));
        return members;
    }

    private MappedGroup group(GroupModel group, @Nullable String sent, Optional<AppLadder> app, long members) {
        Set<MappedGroup.Mapped> roles = new LinkedHashSet<>();
        for (GroupModel at = group; at != null; at = at.getParent()) {
            String from = at == group ? "" : KeycloakModelUtils.buildGroupPath(at);
            at.getRoleMappingsStream()
                    .forEach(mapped -> given(mapped, app)
                            .forEach(given -> roles.add(
                                    new MappedGroup.Mapped(given.app(), given.role(), given.through(), from))));
        }
        List<FaultyLevel> faulty = faulty(group, app);
        boolean unmapped = faulty.isEmpty()
                && roles.stream().allMatch(role -> !role.inheritedFrom().isEmpty());
        return new MappedGroup(
                group.getId(),
                sent == null ? group.getName() : sent,
                KeycloakModelUtils.buildGroupPath(group),
                members,
                List.copyOf(roles),
                faulty,
                unmapped);
    }

    private List<FaultyLevel> faulty(GroupModel group, Optional<AppLadder> app) {
        return RoleUtils.expandCompositeRolesStream(group.getRoleMappingsStream())
                .flatMap(role -> app.orElseGet(() -> AppLadder.of(role, realm)).faulty(role).stream())
                .toList();
    }

    private Stream<MappedGroup.Mapped> given(RoleModel mapped, Optional<AppLadder> app) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(mapped)).flatMap(role -> {
            AppLadder of = app.orElseGet(() -> AppLadder.of(role, realm));
            String through = role.equals(mapped) ? "" : mapped.getName();
            return of.ranked(role).stream().map(ranked -> new MappedGroup.Mapped(name(of), ranked, through, ""));
        });
    }

    private String name(AppLadder app) {
        return app.id().equals(realm.getId()) ? AppsQuery.REALM : app.id();
    }
}
