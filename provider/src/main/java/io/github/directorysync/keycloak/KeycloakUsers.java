package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.AccountDecision;
import io.github.directorysync.sync.Candidate;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.ForeignDomains;
import io.github.directorysync.sync.IdentityMatches;
import io.github.directorysync.sync.Parting;
import io.github.directorysync.sync.Standing;
import io.github.directorysync.sync.UserSchema;
import io.github.directorysync.sync.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserEntity;

/** The users of one directory: Keycloak's own table, ours beside it, joined. */
final class KeycloakUsers implements Users {

    private final Directory directory;
    private final Database database;
    private final Accounts accounts;
    private final RelatedToUsers related;
    private final FurtherEmails emails;
    private final Listing<ScimUser> listing;
    private final Arrivals arrivals;
    private final ScimIds ids;
    /** Whom this request has made, and nobody has put into a group yet. */
    private final Set<String> newcomers = new HashSet<>();

    KeycloakUsers(Directory directory, Database database, Accounts accounts, RelatedToUsers related) {
        this.directory = directory;
        this.database = database;
        this.accounts = accounts;
        this.related = related;
        this.emails = new FurtherEmails(database);
        this.ids = new ScimIds(database, directory.id());
        this.arrivals = new Arrivals(directory, database, accounts, related);
        this.listing =
                new Listing<>(database, directory.id(), UserShelf.of(UserSchema.of(directory), accounts.realmId()));
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
                query, new UserFilters(emails, directory.id(), accounts.realmId()).query(), UserShelf.SORTABLE);
    }

    @Override
    public Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return related.groups().of(inGroups(ids));
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most) {
        return related.groups().of(inGroups(ids), most);
    }

    private List<String> inGroups(Collection<String> ids) {
        return ids.stream().filter(id -> !newcomers.contains(id)).toList();
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people) {
        return related.roles().of(people);
    }

    @Override
    public Kept<ScimUser> add(ScimUser user, AccountDecision decision) {
        DirectoryUserEntity row = arrivals.begun(accounts.create(user, decision));
        row.organizationId = decision.standing() == Standing.AWAITED ? null : accounts.joinOrganization(row.userId);
        write(row, user, decision);
        database.entities().persist(row);
        emails.write(row.userId, Set.of(), FurtherEmails.of(user, decision.standing()));
        if (accounts.beginInNoGroup()) {
            newcomers.add(row.userId);
        }
        if (!decision.withholds()) {
            related.pushed().begin(row.userId, user);
        }
        return listing.stored(row.userId);
    }

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        return related.formerAccounts().identityMatches(user);
    }

    @Override
    public Kept<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        related.watch().during(byNameOnly ? List.of(id) : List.of(), () -> arrivals.revive(id, byNameOnly, user));
        return listing.oneToChange(id).orElseThrow();
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        related.watch().during(List.of(id), () -> related.given().take(accounts.reachable(id), user));
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        ids.forEach(id -> related.givenUp().by(accounts.reachable(id), user));
    }

    @Override
    public ForeignDomains foreignDomains() {
        return new VerifiedDomains(accounts.realm()).foreignTo(directory);
    }

    @Override
    public List<Candidate> candidates(ScimUser user) {
        return related.known().of(user);
    }

    @Override
    public Kept<ScimUser> adopt(String id, ScimUser user) {
        arrivals.adopt(id, user);
        return listing.oneToChange(id).orElseThrow();
    }

    @Override
    public Optional<Kept<ScimUser>> waiting(String userName) {
        return arrivals.waiting(userName).flatMap(listing::oneToChange);
    }

    @Override
    public List<Candidate> arrived(Kept<ScimUser> user) {
        return UserShelf.standing(row(user)) == Standing.AWAITED
                ? related.known().beside(user.resource())
                : List.of();
    }

    @Override
    public Kept<ScimUser> takePlace(Kept<ScimUser> waiting, String id) {
        related.watch().during(List.of(id), () -> arrivals.takePlace(row(waiting), id, waiting.resource()));
        return listing.oneToChange(id).orElseThrow();
    }

    @Override
    public List<Candidate> namesakes(Kept<ScimUser> user, ScimUser after) {
        return related.namesakes().of(user.id(), after);
    }

    @Override
    public void absorb(Kept<ScimUser> user, List<String> others) {
        related.watch()
                .during(
                        List.of(user.id()),
                        () -> others.forEach(
                                id -> related.merge().into(accounts.reachable(user.id()), accounts.reachable(id))));
    }

    @Override
    public Footing footing(Kept<ScimUser> user) {
        DirectoryUserEntity row = row(user);
        boolean enabled = isEnabled(user);
        return new Footing(
                UserShelf.standing(row),
                enabled,
                related.entitled().of(List.of(user.id())).contains(user.id()),
                row.held != null,
                UserShelf.isDisabledByAdministrator(row, enabled));
    }

    private boolean isEnabled(Kept<ScimUser> user) {
        return database.find(UserEntity.class, user.id()).orElseThrow().isEnabled();
    }

    @Override
    public AccountDecision guarded(Kept<ScimUser> user, AccountDecision suspension) {
        return related.guard().holds(What.SUSPEND, named(user)) ? suspension.heldByGuard() : suspension;
    }

    private static Named named(Kept<ScimUser> user) {
        return new Named(user.id(), user.resource().userName());
    }

    @Override
    public Kept<ScimUser> save(Kept<ScimUser> before, ScimUser after, AccountDecision decision) {
        boolean concernsRoles = directory.apps().pushedRoles() || decision.changes(footing(before));
        related.watch().during(concernsRoles ? List.of(before.id()) : List.of(), () -> change(before, after, decision));
        return listing.stored(before.id());
    }

    private void change(Kept<ScimUser> before, ScimUser after, AccountDecision decision) {
        if (!Accounts.userName(before.resource()).equals(Accounts.userName(after))) {
            String userName = Accounts.userName(after);
            related.former().requireFree(userName, before.id());
            if (!directory.accountName(userName).equals(userName)) {
                related.former().requireNoAccountOfDirectory(userName, before.id());
            }
        }
        if (!decision.withholds() && isCalledAnew(before.resource(), after, decision)) {
            related.givenUp().byAll(related.formerAccounts().beside(after), after);
        }
        boolean enabledBefore = isEnabled(before);
        accounts.change(before.id(), before.resource(), after, decision);
        DirectoryUserEntity row = row(before);
        related.guard().rows().mark(row, decision.held());
        Set<String> known = FurtherEmails.of(before.resource(), UserShelf.standing(row));
        write(row, after, decision);
        if (row.organizationId == null && decision.standing() != Standing.AWAITED) {
            row.organizationId = accounts.joinOrganization(row.userId);
        }
        row.lastModified = Instant.now().toEpochMilli();
        row.version++;
        emails.write(row.userId, known, FurtherEmails.of(after, decision.standing()));
        if (!decision.withholds()) {
            boolean active = enabledBefore && decision.enabled();
            related.pushed().change(named(before), before.resource(), after, decision.anew(), active);
        }
    }

    private static boolean isCalledAnew(ScimUser before, ScimUser after, AccountDecision decision) {
        return decision.anew()
                || !Accounts.userName(before).equals(Accounts.userName(after))
                || !Objects.equals(Accounts.email(before), Accounts.email(after));
    }

    @Override
    public boolean remove(Kept<ScimUser> user, Parting parting) {
        DirectoryUserEntity row = row(user);
        boolean held = footing(user).enabled() && isHeld(user, parting);
        if (directory.apps().pushedRoles()) {
            related.guard().rows().lapseUnpush(user.id());
        }
        if (held) {
            accounts.reachable(user.id());
            row.held = null;
            row.externalId = null;
            row.gone = Instant.now().toEpochMilli();
        } else {
            related.guard().rows().mark(row, false);
            // The database takes ours along with Keycloak's.
            accounts.part(user.id(), parting);
            if (parting != Parting.DELETE) {
                related.former().add(user.id(), user.resource().externalId(), parting == Parting.KEEP);
            }
        }
        database.flush();
        return !held;
    }

    private boolean isHeld(Kept<ScimUser> user, Parting parting) {
        return parting == Parting.KEEP
                ? directory.apps().pushedRoles() && related.guard().holdsPushedOfDeleted(named(user))
                : related.guard().holds(What.DELETE, named(user));
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
