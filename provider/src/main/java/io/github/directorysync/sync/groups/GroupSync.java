package io.github.directorysync.sync.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.scim.resource.GroupPatch;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.ResourceSync;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.activity.Journal;
import java.util.List;
import java.util.Set;

/** Creates, changes and removes the groups that a directory sends (RFC 7644 §3.3 to §3.6). */
public final class GroupSync extends ResourceSync<ScimGroup> {

    private final Groups groups;
    private final ScimClient client;
    private final Journal journal;

    /** Operates on these groups, and interprets requests as this client means them. */
    public GroupSync(Groups groups, ScimClient client, Journal journal) {
        super("group", ResourceSchema.GROUP, groups);
        this.groups = groups;
        this.client = client;
        this.journal = journal;
    }

    @Override
    public Stored<ScimGroup> create(ObjectNode body) {
        ScimGroup.SentGroup sent = ScimGroup.sent(body);
        Stored<ScimGroup> made = groups.add(sent.group());
        note(ChangeKind.CREATED, made, Change.toNew(made.resource().document()));
        return saved(
                made, new ScimGroup.GroupChange(sent.group(), sent.membership().orElseGet(Membership::unchanged)));
    }

    @Override
    public Stored<ScimGroup> replace(String id, ObjectNode body) {
        ScimGroup.SentGroup sent = ScimGroup.sent(body);
        Stored<ScimGroup> before = toChange(id);
        Membership membership = sent.membership().orElseGet(() -> withoutMembers(before));
        return saved(before, new ScimGroup.GroupChange(before.resource().replacedBy(sent.group()), membership));
    }

    /** The effect of a PUT without {@code members}: see {@link ScimClient}. */
    private Membership withoutMembers(Stored<ScimGroup> group) {
        if (!groups.hasMoreReferences(group.id(), 0)) {
            return Membership.unchanged();
        }
        boolean clear = client.putWithoutMembers() == ScimClient.PutWithoutMembers.CLEAR;
        journal.note(new GroupEffect.MembersNotSent(group.id(), group.resource().displayName(), clear));
        return clear ? Membership.exactly(Set.of()) : Membership.unchanged();
    }

    @Override
    public Stored<ScimGroup> patch(String id, ObjectNode body) {
        GroupPatch patch = GroupPatch.read(body);
        Stored<ScimGroup> before = toChange(id);
        return saved(before, before.resource().patched(patch));
    }

    @Override
    public void requireReadable(ObjectNode patch) {
        GroupPatch.read(patch);
    }

    /** Whether the response to a PATCH of a group contains the group if the request does not specify it. */
    @Override
    public boolean answersPatch() {
        return client.wantsPatchedGroup();
    }

    private Stored<ScimGroup> saved(Stored<ScimGroup> before, ScimGroup.GroupChange change) {
        boolean nothingNew = change.membership().isUnchanged() && change.group().equals(before.resource());
        if (nothingNew) {
            return before;
        }
        Stored<ScimGroup> saved = groups.save(before, change.group(), change.membership());
        if (!saved.resource().equals(before.resource())) {
            note(
                    ChangeKind.CHANGED,
                    saved,
                    Change.between(
                            before.resource().document(), saved.resource().document()));
        }
        return saved;
    }

    @Override
    public void remove(Stored<ScimGroup> group) {
        if (groups.remove(group)) {
            note(ChangeKind.DELETED, group, List.of());
        }
    }

    private void note(ChangeKind kind, Stored<ScimGroup> group, List<Change> changes) {
        journal.note(new GroupEffect.OfGroup(kind, group.id(), group.resource().displayName(), changes));
    }
}
