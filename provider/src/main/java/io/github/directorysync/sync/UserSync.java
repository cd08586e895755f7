package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.scim.Deactivation;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.LeftOut;
import io.github.directorysync.scim.PartialUpdate;
import io.github.directorysync.scim.PatchRequest;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a directory does with the users that it is sent. */
public final class UserSync extends ResourceSync<ScimUser> {

    /** What changes when somebody is renamed. */
    private static final List<String> NAMES = List.of("userName", "name", "displayName", "emails");

    private final Users users;
    private final Directory directory;
    private final Journal journal;
    private final Judge judge;
    private final KeptPlaces places;
    private final LeftOut leftOut;
    private final AccountMatching matching;

    /** Over these users of this directory. */
    public UserSync(Users users, Directory directory, Journal journal) {
        this(users, directory, journal, LeftOut.NOTHING);
    }

    /**
     * The same for a request that suspends somebody.
     *
     * @param leftOut what the request is done without
     */
    public UserSync(Users users, Directory directory, Journal journal, LeftOut leftOut) {
        super("user", UserSchema.of(directory), users);
        this.users = users;
        this.directory = directory;
        this.journal = journal;
        this.judge = new Judge(directory.options());
        this.places = new KeptPlaces(users, directory, journal);
        this.matching = new AccountMatching(users, directory, journal);
        this.leftOut = leftOut;
    }

    @Override
    public Kept<ScimUser> create(ObjectNode body) {
        ScimUser sent = allowed(ScimUser.sent(schema(), body));
        IdentityMatches identityMatches = users.identityMatches(sent);
        return matching.deactivated(identityMatches.own(), sent)
                .map(known -> changed(known, known.resource().replacedBy(sent.active(true)), true))
                .orElseGet(() -> created(identityMatches.former(), sent));
    }

    private Kept<ScimUser> created(List<FormerAccount> former, ScimUser sent) {
        matching.requireOwnDomains(sent);
        return matching.find(former, sent).map(known -> linked(known, sent)).orElseGet(() -> added(sent));
    }

    private Kept<ScimUser> linked(Kept<ScimUser> known, ScimUser sent) {
        note(ChangeKind.LINKED, known, List.of());
        return saved(known, sent);
    }

    /**
     * An administrator has looked: the account is the directory's from now on, as the person whom it sent.
     *
     * @param document as it was sent once
     */
    public Kept<ScimUser> link(String id, ObjectNode document) {
        ScimUser sent = ScimUser.kept(ScimJson.text(document));
        return users.waiting(sent.userName())
                .map(waiting -> linked(users.takePlace(waiting, id), waiting.resource()))
                .orElseGet(() -> linked(users.adopt(id, sent), sent));
    }

    /**
     * An administrator has looked: an account that was made by a sign-in is one of the directory's users, who is called as they were
     * sent once and refused.
     *
     * @param account Keycloak's id of it
     * @param document as it was sent
     */
    public Kept<ScimUser> merge(String id, String account, ObjectNode document) {
        Kept<ScimUser> before = toChange(id);
        users.absorb(before, List.of(account));
        ObjectNode renamed = before.resource().document();
        NAMES.stream().filter(document::has).forEach(name -> renamed.set(name, document.get(name)));
        return saved(before, ScimUser.kept(ScimJson.text(renamed)));
    }

    private Kept<ScimUser> added(ScimUser sent) {
        matching.requireNotReserved(sent);
        matching.requireTellable(sent);
        AccountDecision decision = judge.ofNew(sent);
        Kept<ScimUser> made = users.add(sent, decision);
        List<Change> all = with(sent, Change.toNew(made.resource().document()));
        if (decision.withholds()) {
            withheld(decision.option(), ChangeKind.CREATED, made, all);
        } else {
            note(ChangeKind.CREATED, made, all);
        }
        return made;
    }

    @Override
    public Kept<ScimUser> replace(String id, ObjectNode body) {
        if (leftOut.isPartial()) {
            Kept<ScimUser> before = toChange(id);
            return suspended(before, PartialUpdate.ofPut(before.resource(), schema(), body, leftOut));
        }
        ScimUser sent = ScimUser.sent(schema(), body);
        Kept<ScimUser> before = toChange(id);
        return changed(before, before.resource().replacedBy(sent), sent.active().orElse(false));
    }

    @Override
    public Kept<ScimUser> patch(String id, ObjectNode body) {
        if (leftOut.isPartial()) {
            Kept<ScimUser> before = toChange(id);
            return suspended(before, PartialUpdate.ofPatch(before.resource(), schema(), body, leftOut));
        }
        PatchRequest patch = PatchRequest.read(schema(), body);
        Kept<ScimUser> before = toChange(id);
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
    private Kept<ScimUser> suspended(Kept<ScimUser> before, PartialUpdate update) {
        // Whether an account that came another way is theirs may be what is refused.
        Kept<ScimUser> after =
                leftOut.isAllButSuspension() ? saved(before, update.user()) : changed(before, update.user());
        journal.note(new Effect.LeftOut(after.id(), after.resource().userName(), update.refused()));
        return after;
    }

    /** Makes up for what an option has withheld that is switched on by now. */
    public void settle(String id) {
        Kept<ScimUser> before = toChange(id);
        changed(before, before.resource());
    }

    private Kept<ScimUser> changed(Kept<ScimUser> before, ScimUser wanted) {
        return changed(before, wanted, false);
    }

    /**
     * Who is changed may be there by now, whose place is kept.
     *
     * @param saysActive whether the request itself says {@code active: true}
     */
    private Kept<ScimUser> changed(Kept<ScimUser> before, ScimUser wanted, boolean saysActive) {
        return places.taken(before)
                .map(theirs -> linked(theirs, wanted))
                .orElseGet(() -> saved(before, wanted, saysActive));
    }

    private Kept<ScimUser> saved(Kept<ScimUser> before, ScimUser wanted) {
        return saved(before, wanted, false);
    }

    /** A client that sends again what is known, every forty minutes, changes nothing. */
    private Kept<ScimUser> saved(Kept<ScimUser> before, ScimUser wanted, boolean saysActive) {
        ScimUser after = allowed(wanted);
        Footing now = users.footing(before);
        AccountDecision decided =
                leftOut.isAllButSuspension() ? judge.ofSuspension(now) : judge.ofChange(now, before.resource(), after);
        if (saysActive && decided.enablement() == Enablement.DISABLED_BY_ADMINISTRATOR) {
            withheld(Effect.Withheld.ADMINISTRATOR, ChangeKind.REACTIVATED, before, List.of());
        }
        if (after.equals(before.resource()) && !decided.changes(now)) {
            return before;
        }
        matching.requireOwnNames(before.resource(), after, decided.anew());
        AccountDecision decision = decided.suspends(now) ? users.guarded(before, decided) : decided;
        if (!decision.withholds()) {
            matching.absorbNamesakes(before, after, decision.anew());
        }
        Kept<ScimUser> saved = users.save(before, after, decision);
        List<Change> changes =
                Change.between(before.resource().document(), saved.resource().document());
        note(saved, decision, decision.deed(now), with(after, changes));
        return saved;
    }

    /** What has happened, and what has not, each for itself. */
    private void note(Kept<ScimUser> user, AccountDecision decision, ChangeKind deed, List<Change> changes) {
        Map<Boolean, List<Change>> ofActive = changes.stream()
                .collect(Collectors.partitioningBy(change -> change.path().equals("active")));
        List<Change> suspension = ofActive.getOrDefault(true, List.of());
        List<Change> others = ofActive.getOrDefault(false, List.of());
        List<Change> done = new ArrayList<>();
        if (decision.enablement() == Enablement.KEPT_BY_OPTION && !suspension.isEmpty()) {
            withheld(DirectorySettings.SUSPEND_USERS, ChangeKind.SUSPENDED, user, suspension);
        } else {
            done.addAll(suspension);
        }
        if (decision.withholds() && !others.isEmpty()) {
            withheld(decision.option(), ChangeKind.CHANGED, user, others);
        } else {
            done.addAll(others);
        }
        if (!done.isEmpty() || deed != ChangeKind.CHANGED) {
            note(deed, user, done);
        }
    }

    private static List<Change> with(ScimUser sent, List<Change> changes) {
        return sent.password().isEmpty()
                ? changes
                : Stream.concat(changes.stream(), Stream.of(Change.ofPassword()))
                        .toList();
    }

    @Override
    void remove(Kept<ScimUser> known) {
        // Who has come another way must not stay because it was not known yet that it is them.
        Kept<ScimUser> user = leftOut.isAllButSuspension()
                ? known
                : places.takenByOneWhoGoes(known)
                        .map(theirs -> linked(theirs, known.resource()))
                        .orElse(known);
        Footing now = users.footing(user);
        Parting parting = leftOut.isAllButSuspension() ? judge.ofRemovalThatFails(now) : judge.ofRemoval(now);
        if (leftOut.isPartial()) {
            journal.note(new Effect.LeftOut(user.id(), user.resource().userName(), leftOut.refused()));
        }
        if (!users.remove(user, parting)) {
            return;
        }
        switch (parting) {
            case DELETE -> note(ChangeKind.DELETED, user, List.of());
            case SUSPEND -> note(ChangeKind.SUSPENDED, user, List.of());
            case KEEP -> withheld(DirectorySettings.SUSPEND_USERS, ChangeKind.DELETED, user, List.of());
        }
    }

    private void withheld(String option, ChangeKind deed, Kept<ScimUser> user, List<Change> changes) {
        journal.note(new Effect.Withheld(option, deed, user.resource().userName(), changes));
    }

    private void note(ChangeKind deed, Kept<ScimUser> user, List<Change> changes) {
        journal.note(new Effect.OfUser(deed, user.id(), user.resource().userName(), changes));
    }

    /** What a client gives back that was only shown to it is not its own, and a password not always wanted. */
    private ScimUser allowed(ScimUser sent) {
        ScimUser theirs = sent.withoutRolesIn(directory.apps().names());
        return directory.accounts().setsPasswords() ? theirs : theirs.withoutPassword();
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people) {
        return users.rolesOf(people);
    }
}
