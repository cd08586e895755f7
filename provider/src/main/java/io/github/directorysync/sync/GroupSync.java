package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimGroup;
import java.util.List;

/** What a directory does with the groups that it is sent. */
public final class GroupSync extends ResourceSync<ScimGroup> {

    private final Groups groups;
    private final Journal journal;

    public GroupSync(Groups groups, Journal journal) {
        super("group", ResourceSchema.GROUP, groups);
        this.groups = groups;
        this.journal = journal;
    }

    @Override
    public Kept<ScimGroup> create(ObjectNode body) {
        ScimGroup.Change sent = ScimGroup.sent(body);
        Kept<ScimGroup> made = groups.add(sent.group());
        note(Effect.Deed.CREATED, made, Change.toNew(made.resource().document()));
        return saved(made, sent);
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
        if (nothingNew) {
            return before;
        }
        Kept<ScimGroup> saved = groups.save(before, change.group(), change.membership());
        if (!saved.resource().equals(before.resource())) {
            note(
                    Effect.Deed.CHANGED,
                    saved,
                    Change.between(
                            before.resource().document(), saved.resource().document()));
        }
        return saved;
    }

    @Override
    void remove(Kept<ScimGroup> group) {
        if (groups.remove(group)) {
            note(Effect.Deed.DELETED, group, List.of());
        }
    }

    private void note(Effect.Deed deed, Kept<ScimGroup> group, List<Change> changes) {
        journal.note(new Effect.OfGroup(deed, group.id(), group.resource().displayName(), changes));
    }
}
