package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.AccountDecision;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Parting;
import io.github.directorysync.sync.PushedRoleNames;
import io.github.directorysync.sync.Standing;
import io.github.directorysync.sync.UserChange;
import io.github.directorysync.sync.UserSchema;
import io.github.directorysync.sync.Users;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserEntity;

/** Stores the users of one directory: rows of Keycloak's table, joined with rows of ours. */
final class KeycloakUsers implements Users {

    private final Visit visit;
    private final Directory directory;
    private final Database database;
    private final Accounts accounts;
    private final GroupsOfUsers groups;
    private final FurtherEmails emails;
    private final FormerUsers former;
    private final HeldRows heldRows;
    private final PushedRoles pushed;
    private final RoleWatch watch;
    private final Listing<ScimUser> listing;
    private final ScimIds ids;
    /** Users whom this request has created in a realm without default groups, so that they are in no group. */
    private final Set<String> newcomers = new HashSet<>();

    KeycloakUsers(Visit visit, Accounts accounts) {
        String realmId = visit.realm().getId();
        this.visit = visit;
        this.directory = visit.directory();
        this.database = visit.database();
        this.accounts = accounts;
        this.groups = new GroupsOfUsers(visit.session(), visit.realm(), visit.database(), directory.id());
        this.emails = new FurtherEmails(visit.database());
        this.former = new FormerUsers(visit.database(), realmId, directory.id());
        this.heldRows = new HeldRows(visit.database(), directory.id());
        this.pushed = new PushedRoles(visit.session(), visit.realm());
        this.watch = new RoleWatch(visit);
        this.ids = new ScimIds(visit.database(), directory.id());
        this.listing = new Listing<>(visit.database(), directory.id(), UserShelf.of(UserSchema.of(directory), realmId));
    }

    @Override
    public Optional<Kept<ScimUser>> find(String id) {
        return listing.one(id).or(() -> ids.account(id).flatMap(listing::one));
    }

    @Override
    public Optional<Kept<ScimUser>> findToChange(String id) {
        return listing.oneToChange(id).or(() -> ids.account(id).flatMap(listing::oneToChange));
    }

    @Override
    public Page<Kept<ScimUser>> list(ListQuery query) {
        return listing.page(
                query, new UserFilters(emails, directory.id(), visit.realm().getId()).query(), UserShelf.SORTABLE);
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
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people) {
        return new ResolvedRoles(visit.session(), visit.realm(), directory).of(people);
    }

    @Override
    public Kept<ScimUser> add(ScimUser user, AccountDecision decision) {
        DirectoryUserEntity row = DirectoryUserEntity.begun(accounts.create(user, decision), directory.id());
        row.organizationId = decision.standing() == Standing.AWAITED ? null : accounts.joinOrganization(row.userId);
        write(row, user, decision);
        database.entities().persist(row);
        emails.write(row.userId, Set.of(), FurtherEmails.of(user, decision.standing()));
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
    public Footing footing(Kept<ScimUser> user) {
        return new AccountStateReader(visit).of(row(user));
    }

    @Override
    public List<String> pushedRoles(String id) {
        return pushed.namesOf(id).toList();
    }

    @Override
    public Kept<ScimUser> save(UserChange change) {
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
        Set<String> known = FurtherEmails.of(change.before().resource(), UserShelf.standing(row));
        write(row, after, decision);
        if (row.organizationId == null && decision.standing() != Standing.AWAITED) {
            row.organizationId = accounts.joinOrganization(row.userId);
        }
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version++;
        emails.write(row.userId, known, FurtherEmails.of(after, decision.standing()));
    }

    private void writePushed(String id, PushedRoleNames roles) {
        pushed.write(id, roles.names());
        if (!roles.held()) {
            heldRows.lapseUnpush(id);
        }
    }

    @Override
    public void remove(Kept<ScimUser> user, Parting parting) {
        lapseUnpush(user);
        heldRows.mark(row(user), false);
        // The database deletes our row along with Keycloak's.
        accounts.part(user.id(), parting);
        if (parting != Parting.DELETE) {
            former.add(user.id(), user.resource().externalId(), parting == Parting.KEEP);
        }
        database.flush();
    }

    @Override
    public void holdRemoval(Kept<ScimUser> user) {
        lapseUnpush(user);
        accounts.reachable(user.id());
        DirectoryUserEntity row = row(user);
        row.held = null;
        row.externalId = null;
        row.gone = ServerTime.now().toEpochMilli();
        database.flush();
    }

    private void lapseUnpush(Kept<ScimUser> user) {
        if (directory.apps().pushedRoles()) {
            heldRows.lapseUnpush(user.id());
        }
    }

    private DirectoryUserEntity row(Kept<ScimUser> user) {
        return database.find(DirectoryUserEntity.class, user.id()).orElseThrow();
    }

    private void write(DirectoryUserEntity row, ScimUser user, AccountDecision decision) {
        row.externalId = user.externalId().orElse(null);
        row.document = ScimJson.text(user.document());
        String account =
                database.find(UserEntity.class, row.userId).orElseThrow().getUsername();
        UserShelf.write(row, user, decision, account);
    }
}
