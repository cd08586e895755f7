package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResourceStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.sync.accounts.UserSchema;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.AccountState;
import io.github.directorysync.sync.users.PushedRoleNames;
import io.github.directorysync.sync.users.RemovalEffect;
import io.github.directorysync.sync.users.SyncState;
import io.github.directorysync.sync.users.UserChange;
import io.github.directorysync.sync.users.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores the users of a rehearsing directory in {@code DS_REHEARSED_USER}. Touches nothing of Keycloak's. */
public final class RehearsedUsers implements Users {

    private final Database database;
    private final String directoryId;
    private final Rehearsal rehearsal;
    private final RehearsedMembers members;
    private final ResourceStore<ScimUser> resources;

    public RehearsedUsers(DirectoryContext context) {
        this.database = context.database();
        this.directoryId = context.directory().id();
        this.rehearsal = new Rehearsal(database, directoryId);
        this.members = new RehearsedMembers(database, directoryId);
        this.resources =
                new ResourceStore<>(database, directoryId, RehearsedUserTable.of(UserSchema.of(context.directory())));
    }

    /** The ids of users with the userName or the externalId of this person. */
    List<String> like(ScimUser person) {
        rehearsal.lockToWrite();
        return database.list(
                "select d.id from RehearsedUserEntity d where d.directoryId = :directory"
                        + " and (d.userName = :name or d.externalId = :external) order by d.id",
                String.class,
                Map.of(
                        "directory",
                        directoryId,
                        "name",
                        UserNames.key(person.userName()),
                        "external",
                        person.externalId().orElse("")));
    }

    @Override
    public Optional<Stored<ScimUser>> find(String id) {
        rehearsal.requireRehearsing();
        return resources.one(id);
    }

    @Override
    public Optional<Stored<ScimUser>> findToChange(String id) {
        rehearsal.lockToWrite();
        return resources.oneToChange(id);
    }

    @Override
    public Page<Stored<ScimUser>> list(ListQuery query) {
        rehearsal.requireRehearsing();
        return resources.page(query, RehearsedUserTable.filter(), RehearsedUserTable.SORTABLE);
    }

    @Override
    public ReferenceList referencesOf(String id, RequestMemory memory) {
        return members.groupsOf(List.of(id), Limits.PAGE_REFERENCES, memory)
                .map(found -> ReferenceList.all(found.getOrDefault(id, List.of())))
                .orElse(ReferenceList.NONE);
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory memory) {
        return members.groupsOf(ids, most, memory);
    }

    @Override
    public Stored<ScimUser> add(ScimUser user, AccountDecision decision) {
        RehearsedUserEntity row = new RehearsedUserEntity();
        row.id = UUID.randomUUID().toString();
        row.directoryId = directoryId;
        row.created = ServerTime.now().toEpochMilli();
        row.lastModified = row.created;
        RehearsedUserTable.write(row, user, decision.active());
        database.entities().persist(row);
        return resources.stored(row.id);
    }

    @Override
    public AccountState accountState(Stored<ScimUser> user) {
        return new AccountState(SyncState.IN_STEP, user.resource().active().orElse(true), true, false);
    }

    @Override
    public List<String> pushedRoles(String id) {
        return PushedRoleNames.of(find(id).orElseThrow().resource());
    }

    @Override
    public Stored<ScimUser> save(UserChange change) {
        String id = change.before().id();
        if (like(change.after()).stream().anyMatch(other -> !other.equals(id))) {
            throw ScimProblem.notUnique("The directory already has a user with this userName or externalId.")
                    .about(List.of("userName", "externalId"));
        }
        RehearsedUserEntity row = database.find(RehearsedUserEntity.class, id).orElseThrow();
        RehearsedUserTable.write(row, change.after(), change.decision().active());
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version++;
        row.touched++;
        row.assessed = null;
        return resources.stored(id);
    }

    @Override
    public void remove(Stored<ScimUser> user, RemovalEffect effect) {
        members.removeUser(user.id());
        database.entities()
                .remove(database.find(RehearsedUserEntity.class, user.id()).orElseThrow());
        database.flush();
    }

    @Override
    public void holdRemoval(Stored<ScimUser> user) {
        throw new IllegalStateException("The guard holds nothing in a rehearsal");
    }

    /** Nobody has a role by this directory yet. */
    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return Map.of();
    }
}
