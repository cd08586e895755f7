package io.github.directorysync.keycloak.groups;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResourceStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.sync.groups.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSessionFactory;

/** Stores the groups of one directory: rows of Keycloak's table of groups, joined with rows of {@code DS_GROUP}. */
public final class KeycloakGroups implements Groups {

    private final Directory directory;
    private final Database database;
    private final KeycloakSessionFactory factory;
    private final GroupModels models;
    private final MembershipPlan plan;
    private final MembershipStore memberships;
    private final GroupDeletion deletion;
    private final ResourceStore<ScimGroup> resources;

    public KeycloakGroups(DirectoryContext context, AccessGroupEffect access) {
        this(context, access, Optional.empty());
    }

    /**
     * The same.
     *
     * @param newId the id of the next group that is created; empty for one of Keycloak's choice
     */
    public KeycloakGroups(DirectoryContext context, AccessGroupEffect access, Optional<String> newId) {
        this.directory = context.directory();
        this.database = context.database();
        this.factory = context.session().getKeycloakSessionFactory();
        this.models = new GroupModels(context.session(), context.realm(), directory, context.database(), newId);
        this.plan = new MembershipPlan(context, access);
        this.memberships = new MembershipStore(context, access);
        this.deletion = new GroupDeletion(context, memberships);
        this.resources = new ResourceStore<>(context.database(), directory.id(), GroupTable.TABLE);
    }

    @Override
    public Optional<Stored<ScimGroup>> find(String id) {
        return resources.one(id).or(() -> rehearsed(id).flatMap(resources::one));
    }

    /** The group that was adopted for one that was rehearsed: the client knows it by the id of the rehearsal. */
    private Optional<String> rehearsed(String id) {
        return database
                .list(
                        "select r.groupId from RehearsedGroupEntity r where r.id = :id and r.directoryId = :directory"
                                + " and r.groupId is not null",
                        String.class,
                        Map.of("id", id, "directory", directory.id()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Stored<ScimGroup>> findToChange(String id) {
        return resources.oneToChange(id).or(() -> rehearsed(id).flatMap(resources::oneToChange));
    }

    @Override
    public Page<Stored<ScimGroup>> list(ListQuery query) {
        return resources.page(query, GroupTable.filter(), GroupTable.COLUMNS);
    }

    @Override
    public ReferenceList referencesOf(String id, RequestMemory held) {
        ReferenceList members = new MemberReferences(database, directory.id()).all(id, factory);
        held.hold(members.bytes());
        return members;
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory held) {
        return new MemberReferences(database, directory.id()).of(ids, most, held);
    }

    @Override
    public boolean hasMoreReferences(String id, int than) {
        return new GroupMembers(database, directory.id()).hasMoreThan(id, than);
    }

    @Override
    public Stored<ScimGroup> add(ScimGroup group) {
        GroupModel model = models.create(group);
        if (models.revived(model)) {
            memberships.revived(model);
            return save(resources.stored(model.getId()), group, Membership.unchanged());
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
        return resources.stored(row.groupId);
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
        boolean membersChanged = memberships.make(change);
        if (!membersChanged && !changed) {
            return before;
        }
        row.externalId = after.externalId().orElse(null);
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version++;
        return resources.stored(before.id());
    }

    @Override
    public boolean remove(Stored<ScimGroup> group) {
        GroupModel model = models.reachable(group.id());
        deletion.holdMemory(model);
        long now = ServerTime.now().toEpochMilli();
        if (memberships.holdDeletion(model, deletion.isRemovable(model))) {
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
}
