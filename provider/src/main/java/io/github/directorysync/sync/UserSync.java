package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a directory does with the users that it is sent. */
public final class UserSync extends ResourceSync<ScimUser> {

    private final Users users;
    private final Directory directory;
    private final Journal journal;

    /** Over these users of this directory. */
    public UserSync(Users users, Directory directory, Journal journal) {
        super("user", UserSchema.of(directory), users);
        this.users = users;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public Kept<ScimUser> create(ObjectNode body) {
        ScimUser sent = allowed(ScimUser.sent(schema(), body));
        Kept<ScimUser> made = users.add(sent);
        note(Effect.Deed.CREATED, made, with(sent, Change.toNew(made.resource().document())));
        return made;
    }

    @Override
    public Kept<ScimUser> replace(String id, ObjectNode body) {
        ScimUser sent = ScimUser.sent(schema(), body);
        Kept<ScimUser> before = toChange(id);
        return saved(before, before.resource().replacedBy(sent));
    }

    @Override
    public Kept<ScimUser> patch(String id, ObjectNode body) {
        Kept<ScimUser> before = toChange(id);
        return saved(before, before.resource().patched(schema(), body));
    }

    /** A client that sends again what is known, every forty minutes, changes nothing. */
    private Kept<ScimUser> saved(Kept<ScimUser> before, ScimUser wanted) {
        ScimUser after = allowed(wanted);
        if (after.equals(before.resource())) {
            return before;
        }
        Kept<ScimUser> saved = users.save(before, after);
        note(
                users.holds(saved.id()) ? Effect.Deed.CHANGED : deed(before.resource(), saved.resource()),
                saved,
                with(
                        after,
                        Change.between(
                                before.resource().document(), saved.resource().document())));
        return saved;
    }

    private static Effect.Deed deed(ScimUser before, ScimUser after) {
        boolean was = before.active().orElse(true);
        boolean is = after.active().orElse(true);
        if (was == is) {
            return Effect.Deed.CHANGED;
        }
        return is ? Effect.Deed.REACTIVATED : Effect.Deed.SUSPENDED;
    }

    private static List<Change> with(ScimUser sent, List<Change> changes) {
        return sent.password().isEmpty()
                ? changes
                : Stream.concat(changes.stream(), Stream.of(Change.ofPassword()))
                        .toList();
    }

    @Override
    void removed(Kept<ScimUser> user) {
        note(Effect.Deed.DELETED, user, List.of());
    }

    private void note(Effect.Deed deed, Kept<ScimUser> user, List<Change> changes) {
        journal.note(new Effect.OfUser(deed, user.id(), user.resource().userName(), changes));
    }

    /** What a client gives back that was only shown to it is not its own, and a password not always wanted. */
    private ScimUser allowed(ScimUser sent) {
        ScimUser theirs = sent.withoutRolesIn(directory.apps().names());
        return directory.setsPasswords() ? theirs : theirs.withoutPassword();
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people) {
        return users.rolesOf(people);
    }
}
