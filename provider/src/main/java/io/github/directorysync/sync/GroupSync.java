package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ScimGroup;
import io.github.directorysync.scim.ScimProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a directory does with the groups that it is sent. Each method does all of it, or refuses and does nothing. */
public final class GroupSync {

    private final Groups groups;

    public GroupSync(Groups groups) {
        this.groups = groups;
    }

    public Kept<ScimGroup> create(ObjectNode body) {
        ScimGroup.Change sent = ScimGroup.sent(body);
        Kept<ScimGroup> group = groups.add(sent.group());
        return saved(group, sent);
    }

    public Kept<ScimGroup> read(String id) {
        return groups.find(id).orElseThrow(() -> noSuchGroup(id));
    }

    public Page<Kept<ScimGroup>> list(ListQuery query) {
        return groups.list(query);
    }

    public Map<String, List<Reference>> membersOf(Collection<String> ids) {
        return groups.membersOf(ids);
    }

    public Kept<ScimGroup> replace(String id, ObjectNode body) {
        ScimGroup.Change sent = ScimGroup.sent(body);
        Kept<ScimGroup> before = toChange(id);
        return saved(before, new ScimGroup.Change(before.resource().replacedBy(sent.group()), sent.membership()));
    }

    public Kept<ScimGroup> patch(String id, ObjectNode body) {
        Kept<ScimGroup> before = toChange(id);
        return saved(before, before.resource().patched(body));
    }

    public void remove(String id) {
        groups.remove(toChange(id));
    }

    private Kept<ScimGroup> saved(Kept<ScimGroup> before, ScimGroup.Change change) {
        boolean nothingNew = change.membership().isUnchanged() && change.group().equals(before.resource());
        return nothingNew ? before : groups.save(before, change.group(), change.membership());
    }

    private Kept<ScimGroup> toChange(String id) {
        return groups.findToChange(id).orElseThrow(() -> noSuchGroup(id));
    }

    private static ScimProblem noSuchGroup(String id) {
        return ScimProblem.noSuchResource("group", id);
    }
}
