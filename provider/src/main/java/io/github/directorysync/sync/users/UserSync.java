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

    private final UserPorts ports;
    private final Directory directory;
    private final Journal journal;
    private final UserNotes notes;
    private final Placeholders places;
    private final LeftOut leftOut;
    private final AccountMatching matching;
    private final UserUpdate update;

    /** Operates on the users of this directory. */
    public UserSync(UserPorts ports, Directory directory, Journal journal) {
        this(ports, directory, journal, LeftOut.NOTHING);
    }

    /**
     * For a request that suspends a user.
     *
     * @param leftOut the parts of the request that are ignored
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
        ScimUser sent = SettableContent.of(directory, ScimUser.sent(schema(), body));
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
     * An administrator links a reviewed account: it becomes the user of the directory.
     *
     * @param document the person as sent before
     */
    public Stored<ScimUser> link(String id, ObjectNode document) {
        ScimUser sent = ScimUser.kept(ScimJson.text(document));
        return ports.lookup()
                .waiting(sent.userName())
                .map(waiting -> linked(ports.links().takePlace(waiting, id), waiting.resource()))
                .orElseGet(() -> linked(ports.links().adopt(id, sent), sent));
    }

    /**
     * An administrator merges a reviewed account, created by a sign-in, into a user of the directory, who then gets the name
     * that was refused before.
     *
     * @param account the id of the Keycloak user to merge
     * @param document the user as sent before
     */
    public Stored<ScimUser> merge(String id, String account, ObjectNode document) {
        Stored<ScimUser> before = toChange(id);
        ports.links().absorb(before, List.of(account));
        return saved(before, SettableContent.renamed(before.resource(), document));
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

    /** Parts that a suspension leaves out need not be well-formed. */
    @Override
    public void requireReadable(ObjectNode patch) {
        if (!leftOut.isPartial()) {
            PatchRequest.read(schema(), patch);
        }
    }

    /** Suspends the user whatever else the request contains; parts that are not applied are recorded. */
    private Stored<ScimUser> suspended(Stored<ScimUser> before, PartialUpdate update) {
        // The refused part may be the match of a second account, so it is not attempted again.
        Stored<ScimUser> after =
                leftOut.isAllButSuspension() ? saved(before, update.user()) : changed(before, update.user());
        journal.note(new Effect.PartsLeftOut(after.id(), after.resource().userName(), update.refused()));
        return after;
    }

    /** Applies changes that an option withheld and that is switched on by now. */
    public void settle(String id) {
        Stored<ScimUser> before = toChange(id);
        changed(before, before.resource());
    }

    private Stored<ScimUser> changed(Stored<ScimUser> before, ScimUser wanted) {
        return changed(before, wanted, false);
    }

    /**
     * Changes a user whose placeholder may be replaced by a second account.
     *
     * @param saysActive whether the request itself contains {@code active: true}
     */
    private Stored<ScimUser> changed(Stored<ScimUser> before, ScimUser wanted, boolean saysActive) {
        return places.taken(before)
                .map(theirs -> linked(theirs, wanted))
                .orElseGet(() -> update.save(before, SettableContent.of(directory, wanted), saysActive));
    }

    private Stored<ScimUser> saved(Stored<ScimUser> before, ScimUser wanted) {
        return update.save(before, SettableContent.of(directory, wanted), false);
    }

    @Override
    public void remove(Stored<ScimUser> known) {
        // A second account that was not linked yet must not remain after the removal.
        Stored<ScimUser> user = leftOut.isAllButSuspension()
                ? known
                : places.takenByOneWhoGoes(known)
                        .map(theirs -> linked(theirs, known.resource()))
                        .orElse(known);
        Optional<RemovalEffect> removal = update.removal(user);
        if (removal.isEmpty()) {
            ports.users().holdRemoval(user);
            return;
        }
        ports.users().remove(user, removal.get());
        notes.removed(user, removal.get());
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return ports.users().rolesOf(people);
    }
}
