package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ReferencePieces;
import io.github.directorysync.keycloak.query.ResourceStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RehearsedGroupEntity;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.sync.groups.GroupNamesakes;
import io.github.directorysync.sync.groups.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSessionFactory;

/** Stores the groups of a rehearsing directory in {@code DS_REHEARSED_GROUP}. Touches nothing of Keycloak's. */
public final class RehearsedGroups implements Groups {

    private final Database database;
    private final KeycloakSessionFactory factory;
    private final RequestMemory memory;
    private final String directoryId;
    private final Rehearsal rehearsal;
    private final RehearsedMembers members;
    private final ResourceStore<ScimGroup> resources;

    public RehearsedGroups(DirectoryContext context) {
        this.database = context.database();
        this.factory = context.session().getKeycloakSessionFactory();
        this.memory = context.memory();
        this.directoryId = context.directory().id();
        this.rehearsal = new Rehearsal(database, directoryId);
        this.members = new RehearsedMembers(database, directoryId);
        this.resources = new ResourceStore<>(database, directoryId, RehearsedGroupTable.TABLE);
    }

    @Override
    public Optional<Stored<ScimGroup>> find(String id) {
        rehearsal.requireRehearsing();
        return resources.one(id);
    }

    @Override
    public Optional<Stored<ScimGroup>> findToChange(String id) {
        rehearsal.lockToWrite();
        return resources.oneToChange(id);
    }

    @Override
    public Page<Stored<ScimGroup>> list(ListQuery query) {
        rehearsal.requireRehearsing();
        return resources.page(query, RehearsedGroupTable.filter(), RehearsedGroupTable.COLUMNS);
    }

    @Override
    public ReferenceList referencesOf(String id, RequestMemory held) {
        ReferenceList all =
                new ReferencePieces(factory, new RehearsedMemberPieces(directoryId, id)::after).all(database);
        held.hold(all.bytes());
        return all;
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory held) {
        return members.of(ids, most, held);
    }

    @Override
    public Stored<ScimGroup> add(ScimGroup group) {
        rehearsal.lockToWrite();
        if (namesakes(group, "").refuseNew(group.externalId())) {
            throw taken();
        }
        RehearsedGroupEntity row = new RehearsedGroupEntity();
        row.id = UUID.randomUUID().toString();
        row.directoryId = directoryId;
        row.created = ServerTime.now().toEpochMilli();
        row.lastModified = row.created;
        write(row, group);
        database.entities().persist(row);
        return resources.stored(row.id);
    }

    @Override
    public Stored<ScimGroup> save(Stored<ScimGroup> before, ScimGroup after, Membership membership) {
        boolean changed = !after.equals(before.resource());
        if (changed && namesakes(after, before.id()).refuseChange(after.externalId())) {
            throw taken();
        }
        RehearsedGroupEntity row =
                database.find(RehearsedGroupEntity.class, before.id()).orElseThrow();
        memory.hold(membership.bytes(membership.clear() ? members.count(row.id) : 0));
        boolean membersChanged = members.change(row.id, membership);
        if (!changed && !membersChanged) {
            return before;
        }
        write(row, after);
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version++;
        if (changed) {
            members.assessAgain(row.id);
        }
        return resources.stored(row.id);
    }

    @Override
    public boolean remove(Stored<ScimGroup> group) {
        members.removeGroup(group.id());
        database.entities()
                .remove(database.find(RehearsedGroupEntity.class, group.id()).orElseThrow());
        database.flush();
        return true;
    }

    private static void write(RehearsedGroupEntity row, ScimGroup group) {
        row.name = group.displayName();
        row.displayName = GroupNameIndex.key(group.displayName());
        row.externalId = group.externalId().orElse(null);
    }

    private GroupNamesakes namesakes(ScimGroup group, String without) {
        return new GroupNamesakes(database.rows(
                        "select d.id, d.externalId from RehearsedGroupEntity d where d.directoryId = :directory"
                                + " and d.displayName = :key and d.id <> :without order by d.id",
                        Map.of(
                                "directory",
                                directoryId,
                                "key",
                                GroupNameIndex.key(group.displayName()),
                                "without",
                                without),
                        row -> new GroupNamesakes.Namesake(row.text(0), row.optionalText(1), false))
                .list());
    }

    private static ScimProblem taken() {
        return ScimProblem.notUnique(
                "The directory already has a group with this displayName. Two groups of one displayName"
                        + " need an externalId each, by which they are told apart.");
    }
}
