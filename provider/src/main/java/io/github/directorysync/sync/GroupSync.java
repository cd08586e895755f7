package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimGroup;

/** What a directory does with the groups that it is sent. */
public final class GroupSync extends ResourceSync<ScimGroup> {

    private final Groups groups;

    public GroupSync(Groups groups) {
        super("group", ResourceSchema.GROUP, groups);
        this.groups = groups;
    }

    @Override
    public Kept<ScimGroup> create(ObjectNode body) {
        ScimGroup.Change sent = ScimGroup.sent(body);
        return saved(groups.add(sent.group()), sent);
    }

    @Override
    public Kept<ScimGroup> replace(String id, ObjectNode body) {
        ScimGroup.Change sent = ScimGroup.sent(body);
        Kept<ScimGroup> before = toChange(id);
        return saved(before, new ScimGroup.Change(before.resource().replacedBy(sent.group()), sent.membership()));
    }

    @Override
    public Kept<ScimGroup> patch(String id, ObjectNode body) {
        Kept<ScimGroup> before = toChange(id);
        return saved(before, before.resource().patched(body));
    }

    private Kept<ScimGroup> saved(Kept<ScimGroup> before, ScimGroup.Change change) {
        boolean nothingNew = change.membership().isUnchanged() && change.group().equals(before.resource());
        return nothingNew ? before : groups.save(before, change.group(), change.membership());
    }
}
