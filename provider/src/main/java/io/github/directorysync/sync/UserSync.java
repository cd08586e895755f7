package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a directory does with the users that it is sent. */
public final class UserSync extends ResourceSync<ScimUser> {

    private final Users users;
    private final Directory directory;

    /** Over these users of this directory. */
    public UserSync(Users users, Directory directory) {
        super("user", UserSchema.of(directory), users);
        this.users = users;
        this.directory = directory;
    }

    @Override
    public Kept<ScimUser> create(ObjectNode body) {
        return users.add(allowed(ScimUser.sent(schema(), body)));
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
        return after.equals(before.resource()) ? before : users.save(before, after);
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
