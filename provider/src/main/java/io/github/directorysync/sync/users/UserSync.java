package io.github.directorysync.sync.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.Deactivation;
import io.github.directorysync.scim.resource.LeftOut;
import io.github.directorysync.scim.resource.PartialUpdate;
import io.github.directorysync.scim.resource.PatchRequest;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.ResourceSync;
import io.github.directorysync.sync.accounts.FormerAccount;
import io.github.directorysync.sync.accounts.IdentityMatches;
import io.github.directorysync.sync.accounts.UserSchema;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates, changes and removes users as a directory sends them (RFC 7644 §3.3 to §3.6). */
public final class UserSync extends ResourceSync<ScimUser> {

    /** What changes when somebody is renamed. */
    private static final List<String> NAMES = List.of("userName", "name", "displayName", "emails");

    private final UserPorts ports;
    private final Directory directory;
    private final Journal journal;
    private final UserNotes notes;
    private final Placeholders places;
    private final LeftOut leftOut;
    private final AccountMatching matching;
    private final UserUpdate update;

    /** Over these users of this directory. */
    public UserSync(UserPorts ports, Directory directory, Journal journal) {
        this(ports, directory, journal, LeftOut.NOTHING);
    }

    /**
     * The same for a request that suspends somebody.
     *
     * @param leftOut what the request is done without
     */
    public UserSync(UserPorts ports, Directory directory, Journal journal, LeftOut leftOut) {
        super("user", UserSchema.of(directory), ports.users());
        this.ports = ports;
        this.directory = directory;
        this.journal = journal;
        this.notes = new UserNotes(journal);
        this.places = new Placeholders(ports, directory, journal);
        this.matching = new AccountMatching(ports, directory, journal);
        this.leftOut = leftOut;
        this.update = new UserUpdate(ports, directory, journal, leftOut);
    }

    @Override
    public Stored<ScimUser> create(ObjectNode body) {
        ScimUser sent = allowed(ScimUser.sent(schema(), body));
        IdentityMatches identityMatches = ports.lookup().identityMatches(sent);
        return matching.deactivated(identityMatches.own(), sent)
                .map(known -> changed(known, known.resource().replacedBy(sent.active(true)), true))
                .orElseGet(() -> created(identityMatches.former(), sent));
    }

    private Stored<ScimUser> created(List<FormerAccount> former, ScimUser sent) {
        matching.requireOwnDomains(sent);
        return matching.find(former, sent).map(known -> linked(known, sent)).orElseGet(() -> added(sent));
    }

    private Stored<ScimUser> linked(Stored<ScimUser> known, ScimUser sent) {
        notes.linked(known);
        return saved(known, sent);
    }

    /**
     * An administrator has looked: the account is the directory's from now on, as the person whom it sent.
     *
     * @param document as it was sent once
     */
    public Stored<ScimUser> link(String id, ObjectNode document) {
        ScimUser sent = ScimUser.kept(ScimJson.text(document));
        return ports.lookup()
                .waiting(sent.userName())
                .map(waiting -> linked(ports.links().takePlace(waiting, id), waiting.resource()))
                .orElseGet(() -> linked(ports.links().adopt(id, sent), sent));
    }

    /**
     * An administrator has looked: an account that was made by a sign-in is one of the directory's users, who is called as they were
     * sent once and refused.
     *
     * @param account Keycloak's id of it
     * @param document as it was sent
     */
    public Stored<ScimUser> merge(String id, String account, ObjectNode document) {
        Stored<ScimUser> before = toChange(id);
        ports.links().absorb(before, List.of(account));
        ObjectNode renamed = before.resource().document();
        NAMES.stream().filter(document::has).forEach(name -> renamed.set(name, document.get(name)));
        return saved(before, ScimUser.kept(ScimJson.text(renamed)));
    }

    private Stored<ScimUser> added(ScimUser sent) {
        matching.requireNotReserved(sent);
        matching.requireTellable(sent);
        AccountDecision decision = new AccountPolicy(directory.options()).ofNew(sent);
        Stored<ScimUser> made = ports.users().add(sent, decision);
        notes.created(made, sent, decision);
        return made;
    }

    @Override
    public Stored<ScimUser> replace(String id, ObjectNode body) {
        if (leftOut.isPartial()) {
            Stored<ScimUser> before = toChange(id);
            return suspended(before, PartialUpdate.ofPut(before.resource(), schema(), body, leftOut));
        }
        ScimUser sent = ScimUser.sent(schema(), body);
        Stored<ScimUser> before = toChange(id);
        return changed(before, before.resource().replacedBy(sent), sent.active().orElse(false));
    }

    @Override
    public Stored<ScimUser> patch(String id, ObjectNode body) {
        if (leftOut.isPartial()) {
            Stored<ScimUser> before = toChange(id);
            return suspended(before, PartialUpdate.ofPatch(before.resource(), schema(), body, leftOut));
        }
        PatchRequest patch = PatchRequest.read(schema(), body);
        Stored<ScimUser> before = toChange(id);
        return changed(before, patch.appliedTo(before.resource()), Deactivation.isReactivation(body));
    }

    /** What a suspension is done without need not be well-formed. */
    @Override
    public void requireReadable(ObjectNode patch) {
        if (!leftOut.isPartial()) {
            PatchRequest.read(schema(), patch);
        }
    }

    /** A suspension happens whatever else the request carries; what of it does not happen is noted. */
    private Stored<ScimUser> suspended(Stored<ScimUser> before, PartialUpdate update) {
        // Whether an account that came another way is theirs may be what is refused.
        Stored<ScimUser> after =
                leftOut.isAllButSuspension() ? saved(before, update.user()) : changed(before, update.user());
        journal.note(new Effect.LeftOut(after.id(), after.resource().userName(), update.refused()));
        return after;
    }

    /** Makes up for what an option has withheld that is switched on by now. */
    public void settle(String id) {
        Stored<ScimUser> before = toChange(id);
        changed(before, before.resource());
    }

    private Stored<ScimUser> changed(Stored<ScimUser> before, ScimUser wanted) {
        return changed(before, wanted, false);
    }

    /**
     * Who is changed may be there by now, whose place is kept.
     *
     * @param saysActive whether the request itself says {@code active: true}
     */
    private Stored<ScimUser> changed(Stored<ScimUser> before, ScimUser wanted, boolean saysActive) {
        return places.taken(before)
                .map(theirs -> linked(theirs, wanted))
                .orElseGet(() -> update.save(before, allowed(wanted), saysActive));
    }

    private Stored<ScimUser> saved(Stored<ScimUser> before, ScimUser wanted) {
        return update.save(before, allowed(wanted), false);
    }

    @Override
    public void remove(Stored<ScimUser> known) {
        // Who has come another way must not stay because it was not known yet that it is them.
        Stored<ScimUser> user = leftOut.isAllButSuspension()
                ? known
                : places.takenByOneWhoGoes(known)
                        .map(theirs -> linked(theirs, known.resource()))
                        .orElse(known);
        Optional<RemovalEffect> parting = update.removal(user);
        if (parting.isEmpty()) {
            ports.users().holdRemoval(user);
            return;
        }
        ports.users().remove(user, parting.get());
        notes.removed(user, parting.get());
    }

    /** What a client gives back that was only shown to it is not its own, and a password not always wanted. */
    private ScimUser allowed(ScimUser sent) {
        ScimUser theirs = sent.withoutRolesIn(directory.apps().names());
        return directory.accounts().setsPasswords() ? theirs : theirs.withoutPassword();
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return ports.users().rolesOf(people);
    }
}
