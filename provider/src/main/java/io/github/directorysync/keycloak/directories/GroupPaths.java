package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.Database;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Paths of groups for administrators, with displayNames where Keycloak's names differ.
 *
 * @param names displayNames by the ids of groups
 */
public record GroupPaths(Map<String, String> names) {

    /** Reads the names of these groups and their ancestors with one statement. */
    public static GroupPaths of(Database database, Stream<GroupModel> groups) {
        Set<String> ids =
                groups.flatMap(GroupPaths::withParents).map(GroupModel::getId).collect(Collectors.toSet());
        return new GroupPaths(new GroupNameIndex(database).sent(ids));
    }

    public String of(GroupModel group) {
        boolean isCalledOtherwise =
                withParents(group).anyMatch(each -> !name(each).equals(each.getName()));
        return isCalledOtherwise ? built(group) : KeycloakModelUtils.buildGroupPath(group);
    }

    private String built(GroupModel group) {
        GroupModel parent = group.getParent();
        return (parent == null ? "" : built(parent)) + "/" + name(group);
    }

    private String name(GroupModel group) {
        return names.getOrDefault(group.getId(), group.getName());
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, above -> above != null, GroupModel::getParent);
    }
}
