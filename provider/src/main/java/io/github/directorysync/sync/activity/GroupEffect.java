package io.github.directorysync.sync.activity;

import io.github.directorysync.scim.Text;
import java.util.List;

/** An effect on a group or its members. */
public sealed interface GroupEffect extends Effect {

    /** A group was created, changed and so on; its members are an effect of their own. */
    record OfGroup(ChangeKind deed, String id, String displayName, List<Change> changes) implements GroupEffect {
        public OfGroup {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.group(this);
        }
    }

    /**
     * Users joined or left a group, or were to join and did not.
     *
     * @param notTaken members that were sent and are not in the group
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
     * Members that were sent and left out, by the ids that were sent: whatever a client takes for one.
     *
     * @param unknown who is no user of the directory
     * @param groups groups: nested groups are not supported
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
     * A PUT of a group that has members named none.
     *
     * @param cleared whether that means that it is to have none
     */
    record MembersNotSent(String group, String displayName, boolean cleared) implements GroupEffect {
        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.membersNotSent(this);
        }
    }
}
