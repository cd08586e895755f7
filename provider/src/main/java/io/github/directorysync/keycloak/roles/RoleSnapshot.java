package io.github.directorysync.keycloak.roles;

import java.util.List;
import java.util.Map;

/**
 * The resolved roles of people before a change, to be compared with those after it.
 *
 * @param people whose roles may change; nobody if no role can
 * @param roles by person, the name of the role in each app
 */
public record RoleSnapshot(List<String> people, Map<String, Map<String, String>> roles) {

    public static final RoleSnapshot NOBODY = new RoleSnapshot(List.of(), Map.of());
}
