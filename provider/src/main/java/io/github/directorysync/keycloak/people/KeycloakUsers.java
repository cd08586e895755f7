package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.ScimIds;
import io.github.directorysync.keycloak.accounts.SecondaryEmails;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResourceStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.DirectoryRoles;
import io.github.directorysync.keycloak.roles.PushedRoles;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserEntity;

/** Stores the users of one directory: rows of Keycloak's table of users, joined with rows of {@code DS_USER}. */
public final class KeycloakUsers implements Users {

    private final DirectoryContext context;
    private final Directory directory;
    private final Database database;
    private final AccountStore accounts;
    private final GroupsOfUsers groups;
    private final SecondaryEmails emails;
    private final HeldChangeStore heldRows;
    private final PushedRoles pushed;
    private final RoleChangeTracker roleChanges;
    private final ResourceStore<ScimUser> resources;
    private final ScimIds ids;
    /** Users whom this request has created in a realm without default groups, so that they are in no group. */
    private final Set<String> inNoGroup = new HashSet<>();

    public KeycloakUsers(DirectoryContext context, AccountStore accounts) {
        String realmId = context.realm().getId();
        this.context = context;
        this.directory = context.directory();
        this.database = context.database();
        this.accounts = accounts;
        this.groups = new GroupsOfUsers(context.session(), context.realm(), context.database(), directory.id());
        this.emails = new SecondaryEmails(context.database());
        this.heldRows = new HeldChangeStore(context.database(), directory.id());
        this.pushed = new PushedRoles(context.session(), context.realm());
        this.roleChanges = new RoleChangeTracker(context);
        this.ids = new ScimIds(context.database(), directory.id());
        this.resources = new ResourceStore<>(
                context.database(), directory.id(), UserTable.of(UserSchema.of(directory), realmId));
    }

    @Override
    public Optional<Stored<ScimUser>> find(String id) {
        return resources.one(id).or(() -> ids.account(id).flatMap(resources::one));
    }

    @Override
    public Optional<Stored<ScimUser>> findToChange(String id) {
        return resources.oneToChange(id).or(() -> ids.account(id).flatMap(resources::oneToChange));
    }

    @Override
    public Page<Stored<ScimUser>> list(ListQuery query) {
        return resources.page(
                query, new UserFilters(emails, directory.id(), context.realm().getId()).query(), UserTable.SORTABLE);
    }

    @Override
    public ReferenceList referencesOf(String id, RequestMemory memory) {
        return groups.of(mayBeInGroups(List.of(id)), Limits.PAGE_REFERENCES, memory)
                .map(found -> ReferenceList.all(found.getOrDefault(id, List.of())))
                .orElse(ReferenceList.NONE);
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory memory) {
        return groups.of(mayBeInGroups(ids), most, memory);
    }

    private List<String> mayBeInGroups(Collection<String> ids) {
        return ids.stream().filter(id -> !inNoGroup.contains(id)).toList();
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return new DirectoryRoles(context.session(), context.realm(), directory).of(people);
    }

    @Override
    public Stored<ScimUser> add(ScimUser user, AccountDecision decision) {
        DirectoryUserEntity row = DirectoryUserEntity.begun(accounts.create(user, decision), directory.id());
        row.organizationId = decision.syncState() == SyncState.AWAITED ? null : accounts.joinOrganization(row.userId);
        write(row, user, decision);
        database.entities().persist(row);
        emails.write(row.userId, Set.of(), SecondaryEmails.of(user, decision.syncState()));
        if (accounts.hasNoDefaultGroups()) {
            inNoGroup.add(row.userId);
        }
        List<String> roles = PushedRoleNames.of(user);
        if (!decision.withholds() && !roles.isEmpty()) {
            pushed.write(row.userId, roles);
        }
        return resources.stored(row.userId);
    }

    @Override
    public AccountState accountState(Stored<ScimUser> user) {
        return new AccountStateReader(context).of(row(user));
    }

    @Override
    public List<String> pushedRoles(String id) {
        return pushed.namesOf(id).toList();
    }

    @Override
    public Stored<ScimUser> save(UserChange change) {
        String id = change.before().id();
        boolean mayChangeRoles =
                directory.apps().pushedRoles() || change.decision().changes(change.now());
        RoleSnapshot roles = roleChanges.measure(mayChangeRoles ? List.of(id) : List.of());
        new NameClaim(context).claim(change);
        accounts.change(id, change.before().resource(), change.after(), change.decision());
        writeChange(change);
        change.pushed().ifPresent(names -> writePushed(id, names));
        roleChanges.compare(roles);
        return resources.stored(id);
    }

    private void writeChange(UserChange change) {
        AccountDecision decision = change.decision();
        ScimUser after = change.after();
        DirectoryUserEntity row = row(change.before());
        heldRows.mark(row, decision.held());
        Set<String> known = SecondaryEmails.of(change.before().resource(), UserTable.syncState(row));
        write(row, after, decision);
        if (row.organizationId == null && decision.syncState() != SyncState.AWAITED) {
            row.organizationId = accounts.joinOrganization(row.userId);
        }
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version++;
        emails.write(row.userId, known, SecondaryEmails.of(after, decision.syncState()));
    }

    private void writePushed(String id, PushedRoleNames roles) {
        pushed.write(id, roles.names());
        if (!roles.held()) {
            heldRows.lapseUnpush(id);
        }
    }

    @Override
    public void remove(Stored<ScimUser> user, RemovalEffect effect) {
        new UserRemoval(context, accounts).apply(user, effect);
    }

    @Override
    public void holdRemoval(Stored<ScimUser> user) {
        new UserRemoval(context, accounts).hold(user);
    }

    private DirectoryUserEntity row(Stored<ScimUser> user) {
        return database.find(DirectoryUserEntity.class, user.id()).orElseThrow();
    }

    private void write(DirectoryUserEntity row, ScimUser user, AccountDecision decision) {
        row.externalId = user.externalId().orElse(null);
        row.document = ScimJson.text(user.document());
        String account =
                database.find(UserEntity.class, row.userId).orElseThrow().getUsername();
        UserTable.write(row, user, decision, account);
    }
}
