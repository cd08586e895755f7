package io.github.directorysync.sync.activity;

import io.github.directorysync.scim.Text;
import java.util.List;

/** An effect on a group or its members. */
public sealed interface GroupEffect extends Effect {

    /** A group was created, changed or removed; changes of its members are a separate effect. */
    record OfGroup(ChangeKind kind, String id, String displayName, List<Change> changes) implements GroupEffect {
        public OfGroup {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.group(this);
        }
    }

    /**
     * Users joined or left a group, or sent members were left out.
     *
     * @param notTaken members that were sent but are not in the group
     */
    record MembersChanged(
            String group, String displayName, List<String> joined, List<String> left, MembersLeftOut notTaken)
            implements GroupEffect {
        public MembersChanged {
            joined = List.copyOf(joined);
            left = List.copyOf(left);
        }

        public MembersChanged(String group, String displayName, List<String> joined, List<String> left) {
            this(group, displayName, joined, left, MembersLeftOut.NOBODY);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.members(this);
        }
    }

    /**
     * Sent members that were left out, by the ids that the client sent.
     *
     * @param unknown ids that belong to no user of the directory
     * @param groups ids of groups: nested groups are not supported
     */
    record MembersLeftOut(List<String> unknown, List<String> groups) {

        static final MembersLeftOut NOBODY = new MembersLeftOut(List.of(), List.of());

        private static final int LONGEST = 255;

        public MembersLeftOut {
            unknown = cut(unknown);
            groups = cut(groups);
        }

        private static List<String> cut(List<String> ids) {
            return ids.stream().map(id -> Text.fitting(id, LONGEST)).toList();
        }

        public int count() {
            return unknown.size() + groups.size();
        }
    }

    /**
     * A PUT of a group with members contained no {@code members}.
     *
     * @param cleared whether this removes all members
     */
    record MembersNotSent(String group, String displayName, boolean cleared) implements GroupEffect {
        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.membersNotSent(this);
        }
    }
}
