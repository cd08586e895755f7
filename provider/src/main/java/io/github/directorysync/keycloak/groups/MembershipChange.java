package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.guard.HoldReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;

/**
 * A change of a group's members that the guard has been asked about, with everything that was read before the change.
 *
 * @param joining users who join
 * @param leaving users who leave; without those whose leaving is held
 * @param changesMembers whether any user joins or leaves from the directory's point of view, including held leaving
 * @param accessChanging the ids of members of a group that becomes an access group by its new name, or stops being one
 * @param held the ids of those who keep what the group gives them, with the reasons
 * @param opensAccess whether the group is an access group afterwards
 * @param notTaken what was sent as a member and is left out
 * @param roles of users whose role may change
 */
record MembershipChange(
        GroupModel group,
        List<MemberRow> joining,
        List<MemberRow> leaving,
        boolean changesMembers,
        List<String> accessChanging,
        Map<String, HoldReason> held,
        boolean opensAccess,
        GroupEffect.MembersLeftOut notTaken,
        RoleSnapshot roles) {

    static GroupEffect.MembersLeftOut notTaken(MembershipReader.Moving moving, Membership sent) {
        return new GroupEffect.MembersLeftOut(List.copyOf(moving.unknown()), List.copyOf(sent.groups()));
    }

    /** The ids of users who join or leave now. */
    List<String> moved() {
        return Stream.of(leaving, joining)
                .flatMap(people -> MemberRow.ids(people).stream())
                .toList();
    }
}
