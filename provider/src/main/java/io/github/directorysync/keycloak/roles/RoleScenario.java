package io.github.directorysync.keycloak.roles;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/**
 * What gives people their roles, as it is or as a change would leave it.
 *
 * @param memberships whether it counts to be a member of a group, by its id
 * @param mappings what a group is mapped to
 * @param pushed the names of the roles that the directory pushes; nothing for those that it has pushed
 */
record RoleScenario(
        Predicate<String> memberships,
        Function<GroupModel, Stream<RoleModel>> mappings,
        Optional<List<String>> pushed) {

    static final RoleScenario NOW =
            new RoleScenario(group -> true, GroupModel::getRoleMappingsStream, Optional.empty());

    /** They are no members of that group; who is in a group below it keeps what they inherit. */
    static RoleScenario leaving(String groupId) {
        return new RoleScenario(group -> !group.equals(groupId), NOW.mappings, Optional.empty());
    }

    /** The group is gone; what is below it moves up. */
    static RoleScenario without(String groupId) {
        return new RoleScenario(
                group -> !group.equals(groupId),
                group -> group.getId().equals(groupId) ? Stream.empty() : group.getRoleMappingsStream(),
                Optional.empty());
    }

    /** Groups are mapped to other roles. */
    static RoleScenario mapped(List<GroupMappingChange> changes) {
        return new RoleScenario(NOW.memberships, GroupMappingChange.after(changes), Optional.empty());
    }

    /** Their directory pushes these roles. */
    static RoleScenario pushing(List<String> names) {
        return new RoleScenario(NOW.memberships, NOW.mappings, Optional.of(names));
    }
}
