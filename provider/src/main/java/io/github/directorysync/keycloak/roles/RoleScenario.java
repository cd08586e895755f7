package io.github.directorysync.keycloak.roles;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/**
 * What grants roles to users, as it is now or as it would be after a change.
 *
 * @param memberships whether membership of a group counts, by the group's id
 * @param mappings the role mappings of a group
 * @param pushed the names of the roles that the directory would push; empty for those that it has pushed
 */
record RoleScenario(
        Predicate<String> memberships,
        Function<GroupModel, Stream<RoleModel>> mappings,
        Optional<List<String>> pushed) {

    static final RoleScenario NOW =
            new RoleScenario(group -> true, GroupModel::getRoleMappingsStream, Optional.empty());

    /** The users are not members of that group; members of a group below it keep what they inherit. */
    static RoleScenario leaving(String groupId) {
        return new RoleScenario(group -> !group.equals(groupId), NOW.mappings, Optional.empty());
    }

    /** The group is deleted; the groups below it move up. */
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

    /** The directory pushes these roles. */
    static RoleScenario pushing(List<String> names) {
        return new RoleScenario(NOW.memberships, NOW.mappings, Optional.of(names));
    }
}
