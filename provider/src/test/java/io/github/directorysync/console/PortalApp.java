package io.github.directorysync.console;

import java.util.List;
import java.util.Map;

/** The app of a {@link RoleRealm} as Keycloak imports it: its client with a role mapper, its roles with their levels. */
final class PortalApp {

    private PortalApp() {}

    static Map<String, ?> client() {
        return Map.of(
                "clientId",
                RoleRealm.CLIENT,
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "protocolMappers",
                List.of(Map.of(
                        "name",
                        "role",
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-resolved-app-role-mapper",
                        "config",
                        Map.of("claim.name", "role", "access.token.claim", "true"))));
    }

    static List<Map<String, ?>> roles() {
        return List.of(
                ranked("Admin", 40),
                ranked("Manager", 30),
                ranked("Viewer", 20),
                ranked("Reader", 10),
                Map.of("name", "Unranked"),
                Map.of(
                        "name",
                        "Boss",
                        "composite",
                        true,
                        "composites",
                        Map.of("client", Map.of("realm-management", List.of("realm-admin")))));
    }

    static Map<String, ?> lead() {
        return Map.of(
                "name",
                "Lead",
                "composite",
                true,
                "composites",
                Map.of("client", Map.of(RoleRealm.CLIENT, List.of("Manager"))));
    }

    private static Map<String, ?> ranked(String name, int level) {
        return Map.of("name", name, "attributes", Map.of("directory-sync.level", List.of(String.valueOf(level))));
    }
}
