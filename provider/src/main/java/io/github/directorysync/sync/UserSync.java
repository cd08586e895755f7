package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a directory does with the users that it is sent. Each method does all of it, or refuses and does nothing. */
public final class UserSync {

    private final Users users;

    public UserSync(Users users) {
        this.users = users;
    }

    public Kept<ScimUser> create(ObjectNode body) {
        return users.add(ScimUser.sent(body));
    }

    public Kept<ScimUser> read(String id) {
        return users.find(id).orElseThrow(() -> noSuchUser(id));
    }

    public Page<Kept<ScimUser>> list(ListQuery query) {
        return users.list(query);
    }

    public Map<String, List<Reference>> groupsOf(Collection<String> ids) {
        return users.groupsOf(ids);
    }

    public Kept<ScimUser> replace(String id, ObjectNode body) {
        ScimUser sent = ScimUser.sent(body);
        Kept<ScimUser> before = toChange(id);
        return saved(before, before.resource().replacedBy(sent));
    }

    public Kept<ScimUser> patch(String id, ObjectNode body) {
        Kept<ScimUser> before = toChange(id);
        return saved(before, before.resource().patched(body));
    }

    public void remove(String id) {
        users.remove(toChange(id));
    }

    /** A client that sends again what is known, every forty minutes, changes nothing. */
    private Kept<ScimUser> saved(Kept<ScimUser> before, ScimUser after) {
        return after.equals(before.resource()) ? before : users.save(before, after);
    }

    private Kept<ScimUser> toChange(String id) {
        return users.findToChange(id).orElseThrow(() -> noSuchUser(id));
    }

    private static ScimProblem noSuchUser(String id) {
        return ScimProblem.noSuchResource("user", id);
    }
}
