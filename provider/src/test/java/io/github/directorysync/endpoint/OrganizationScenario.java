package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A realm with organizations, and directories that provision their members. */
abstract class OrganizationScenario {

    static final Map<String, ?> NO_ORGANIZATION = Collections.singletonMap("organization", null);

    final KeycloakServer keycloak;
    final String realm;

    OrganizationScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        this.keycloak = keycloak;
        if (admin().get("/" + realm).status() != 200) {
            FixtureRealm.in(keycloak, realm);
            admin().put("/" + realm, Map.of("organizationsEnabled", true)).ok();
        }
    }

    Admin admin() {
        return keycloak.admin();
    }

    TestDirectory directory(String organization) {
        return TestDirectory.in(keycloak, realm, Map.of("organization", List.of(organization)));
    }

    Answer change(TestDirectory directory, Map<String, ?> fields) {
        return admin().signedIn().patch("/admin/realms" + path(directory), fields);
    }

    String path(TestDirectory directory) {
        return directory.adminPath();
    }

    String organization(String alias) {
        return admin().post(
                        "/" + realm + "/organizations",
                        Map.of(
                                "name",
                                alias,
                                "alias",
                                alias,
                                "enabled",
                                true,
                                "domains",
                                List.of(Map.of("name", alias + ".example"))))
                .createdId();
    }

    String organizations(String id) {
        return "/" + realm + "/organizations/" + id;
    }

    String account(String name) {
        return admin().post("/" + realm + "/users", Map.of("username", name, "enabled", true))
                .createdId();
    }

    List<String> members(String organization) {
        List<String> ids = new ArrayList<>();
        admin().get(organizations(organization) + "/members?max=100")
                .ok()
                .json()
                .forEach(member -> ids.add(member.path("id").asText()));
        return ids;
    }
}
