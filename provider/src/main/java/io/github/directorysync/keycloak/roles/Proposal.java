package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.LadderChange;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/**
 * A change of an app to be previewed: first its ladder is changed, then groups are mapped.
 *
 * @param mappings by the id of a group, the name of the role of the app that it shall be mapped to; empty for none
 */
public record Proposal(LadderChange ladder, Map<String, Optional<String>> mappings) {

    public Proposal {
        mappings = Map.copyOf(mappings);
    }

    /**
     * Checks that the change could be made.
     *
     * @throws InvalidSettings if a role is not in the app's changed ladder
     */
    void requireValid(AppLadder app) {
        ladder.requireRolesOf(app);
        AppLadder after = app.with(ladder);
        mappings.values().stream()
                .flatMap(Optional::stream)
                .filter(role -> after.role(role).flatMap(after::ranked).isEmpty())
                .findFirst()
                .ifPresent(role -> {
                    throw GroupMapping.noSuchRole("mappings", role);
                });
    }

    /** The role mappings that a group would have, by the rules of {@link GroupMapping}. */
    Stream<RoleModel> mappings(AppLadder after, GroupModel group) {
        Optional<String> role = mappings.get(group.getId());
        return role == null
                ? group.getRoleMappingsStream()
                : new GroupMapping(group, after).mappedInstead(role.flatMap(after::role));
    }
}
