package io.github.directorysync.keycloak.roles;

import java.util.List;
import java.util.Map;

/**
 * The resolved roles of users before a change, to be compared with those after it.
 *
 * @param people the ids of the users whose roles may change; empty if no role can
 * @param roles the name of the role in each app, by user
 */
public record RoleSnapshot(List<String> people, Map<String, Map<String, String>> roles) {

    public static final RoleSnapshot NOBODY = new RoleSnapshot(List.of(), Map.of());
}
