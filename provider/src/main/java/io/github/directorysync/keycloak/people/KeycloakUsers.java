package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.DeprovisionedUsers;
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
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.Reference;
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

/** Stores the users of one directory: rows of Keycloak's table, joined with rows of ours. */
public final class KeycloakUsers implements Users {

    private final DirectoryContext visit;
    private final Directory directory;
    private final Database database;
    private final AccountStore accounts;
    private final GroupsOfUsers groups;
    private final SecondaryEmails emails;
    private final DeprovisionedUsers former;
    private final HeldChangeStore heldRows;
    private final PushedRoles pushed;
    private final RoleChangeTracker watch;
    private final ResourceStore<ScimUser> listing;
    private final ScimIds ids;
    /** Users whom this request has created in a realm without default groups, so that they are in no group. */
    private final Set<String> newcomers = new HashSet<>();

    public KeycloakUsers(DirectoryContext visit, AccountStore accounts) {
        String realmId = visit.realm().getId();
        this.visit = visit;
        this.directory = visit.directory();
        this.database = visit.database();
        this.accounts = accounts;
        this.groups = new GroupsOfUsers(visit.session(), visit.realm(), visit.database(), directory.id());
        this.emails = new SecondaryEmails(visit.database());
        this.former = new DeprovisionedUsers(visit.database(), realmId, directory.id());
        this.heldRows = new HeldChangeStore(visit.database(), directory.id());
        this.pushed = new PushedRoles(visit.session(), visit.realm());
        this.watch = new RoleChangeTracker(visit);
        this.ids = new ScimIds(visit.database(), directory.id());
        this.listing =
                new ResourceStore<>(visit.database(), directory.id(), UserTable.of(UserSchema.of(directory), realmId));
    }

    @Override
    public Optional<Stored<ScimUser>> find(String id) {
        return listing.one(id).or(() -> ids.account(id).flatMap(listing::one));
    }

    @Override
    public Optional<Stored<ScimUser>> findToChange(String id) {
        return listing.oneToChange(id).or(() -> ids.account(id).flatMap(listing::oneToChange));
    }

    @Override
    public Page<Stored<ScimUser>> list(ListQuery query) {
        return listing.page(
                query, new UserFilters(emails, directory.id(), visit.realm().getId()).query(), UserTable.SORTABLE);
    }

    @Override
    public Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return groups.of(inGroups(ids));
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most) {
        return groups.of(inGroups(ids), most);
    }

    private List<String> inGroups(Collection<String> ids) {
        return ids.stream().filter(id -> !newcomers.contains(id)).toList();
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return new DirectoryRoles(visit.session(), visit.realm(), directory).of(people);
    }

    @Override
    public Stored<ScimUser> add(ScimUser user, AccountDecision decision) {
        DirectoryUserEntity row = DirectoryUserEntity.begun(accounts.create(user, decision), directory.id());
        row.organizationId = decision.syncState() == SyncState.AWAITED ? null : accounts.joinOrganization(row.userId);
        write(row, user, decision);
        database.entities().persist(row);
        emails.write(row.userId, Set.of(), SecondaryEmails.of(user, decision.syncState()));
        if (accounts.beginInNoGroup()) {
            newcomers.add(row.userId);
        }
        List<String> roles = PushedRoleNames.of(user);
        if (!decision.withholds() && !roles.isEmpty()) {
            pushed.write(row.userId, roles);
        }
        return listing.stored(row.userId);
    }

    @Override
    public AccountState accountState(Stored<ScimUser> user) {
        return new AccountStateReader(visit).of(row(user));
    }

    @Override
    public List<String> pushedRoles(String id) {
        return pushed.namesOf(id).toList();
    }

    @Override
    public Stored<ScimUser> save(UserChange change) {
        String id = change.before().id();
        boolean concernsRoles =
                directory.apps().pushedRoles() || change.decision().changes(change.now());
        RoleSnapshot roles = watch.measure(concernsRoles ? List.of(id) : List.of());
        new NameClaim(visit).claim(change);
        accounts.change(id, change.before().resource(), change.after(), change.decision());
        writeChange(change);
        change.pushed().ifPresent(names -> writePushed(id, names));
        watch.compare(roles);
        return listing.stored(id);
    }

    private void writeChange(UserChange change) {
        AccountDecision decision = change.decision();
        ScimUser after = change.after();
        DirectoryUserEntity row = row(change.before());
        heldRows.mark(row, decision.held());
        Set<String> known = SecondaryEmails.of(change.before().resource(), UserTable.standing(row));
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
    public void remove(Stored<ScimUser> user, RemovalEffect parting) {
        lapseUnpush(user);
        heldRows.mark(row(user), false);
        // The database deletes our row along with Keycloak's.
        accounts.part(user.id(), parting);
        if (parting != RemovalEffect.DELETE) {
            former.add(user.id(), user.resource().externalId(), parting == RemovalEffect.KEEP);
        }
        database.flush();
    }

    @Override
    public void holdRemoval(Stored<ScimUser> user) {
        lapseUnpush(user);
        accounts.reachable(user.id());
        DirectoryUserEntity row = row(user);
        row.held = null;
        row.externalId = null;
        row.gone = ServerTime.now().toEpochMilli();
        database.flush();
    }

    private void lapseUnpush(Stored<ScimUser> user) {
        if (directory.apps().pushedRoles()) {
            heldRows.lapseUnpush(user.id());
        }
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
