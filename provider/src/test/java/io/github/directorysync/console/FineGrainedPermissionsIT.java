package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Permissions for one client, and values of people that only those see who may see people. */
@WithKeycloak
final class FineGrainedPermissionsIT extends PermissionScenario {

    FineGrainedPermissionsIT(KeycloakServer keycloak) {
        super(keycloak, "fine-grained");
    }

    @Test
    void whoever_may_manage_one_client_by_fine_grained_permissions_makes_that_app_ready_and_no_other() {
        Admin admin = realm.keycloak().admin();
        String base = "/" + realm.name();
        Administrators.Person person = administrators.make(realm.name(), "manages-one-client");
        String other =
                admin.post(base + "/clients", Map.of("clientId", "other")).createdId();
        admin.put(base, Map.of("realm", realm.name(), "adminPermissionsEnabled", true))
                .ok();
        String permissions = base + "/clients/"
                + admin.get(base + "/clients?clientId=admin-permissions")
                        .json()
                        .at("/0/id")
                        .asText()
                + "/authz/resource-server";
        String policy = admin.post(permissions + "/policy/user", Map.of("name", "them", "users", List.of(person.id())))
                .ok()
                .json()
                .path("id")
                .asText();
        admin.post(
                        permissions + "/permission/scope",
                        Map.of(
                                "name",
                                "one client",
                                "resourceType",
                                "Clients",
                                "resources",
                                List.of(invited.app()),
                                "scopes",
                                List.of("view", "manage"),
                                "policies",
                                List.of(policy)))
                .ok();

        Answer ready = person.api().post("/apps/" + invited.app() + "/sign-in", Map.of());

        assertThat(ready.ok().json().path("ready").asBoolean()).isTrue();
        assertThat(person.api().post("/apps/" + other + "/sign-in", Map.of()).status())
                .isEqualTo(403);
        assertThat(person.api().get("/apps/" + invited.app()).status()).isEqualTo(403);
    }

    @Test
    void values_of_people_in_a_refusal_are_shown_to_whoever_may_see_people() {
        Http scim = realm.scim("acme", realm.token("acme"));
        for (int i = 0; i < 6; i++) {
            assertThat(scim.post("/Users", Map.of("userName", "byron@acme.example", "active", "Byron-Noel"))
                            .status())
                    .isEqualTo(400);
        }
        CustomerRealm.eventually(() -> directory(realm.api()).has("refusal"));
        Administrators.Person viewer = administrators.make(realm.name(), "refusal-viewer", "view-realm");

        JsonNode hidden = directory(viewer.api());
        viewer.give("view-users");
        JsonNode shown = directory(viewer.api());

        assertThat(hidden.path("refusal").asText()).isEqualTo("400");
        assertThat(hidden.path("attention").findValuesAsText("code")).contains("refused");
        assertThat(hidden.toString()).doesNotContain("Byron");
        assertThat(shown.path("refusal").asText()).startsWith("400 ").hasSizeGreaterThan(4);
    }
}
