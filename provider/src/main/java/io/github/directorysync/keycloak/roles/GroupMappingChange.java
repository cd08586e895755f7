package io.github.directorysync.keycloak.roles;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/**
 * A change of the role of an app that a group of a directory is mapped to.
 *
 * @param role empty for no role
 */
public record GroupMappingChange(GroupMapping mapping, Optional<RoleModel> role) {

    /** The roles that are granted or revoked by the change. */
    public Stream<RoleModel> roles() {
        return Stream.concat(mapping.mapped(), role.stream());
    }

    /** Returns whether the group is mapped so already. */
    public boolean isDone() {
        return mapping.mapped()
                .map(RoleModel::getId)
                .collect(Collectors.toSet())
                .equals(role.map(RoleModel::getId).stream().collect(Collectors.toSet()));
    }

    public void make() {
        role.ifPresentOrElse(mapping::set, mapping::clear);
    }

    /** Returns the role mappings of any group as they would be after all these changes. */
    static Function<GroupModel, Stream<RoleModel>> after(Collection<GroupMappingChange> changes) {
        Map<String, GroupMappingChange> byGroup = changes.stream()
                .collect(Collectors.toMap(change -> change.mapping().group().getId(), change -> change));
        return group -> {
            GroupMappingChange change = byGroup.get(group.getId());
            return change == null
                    ? group.getRoleMappingsStream()
                    : change.mapping().mappedInstead(change.role());
        };
    }
}
