package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators of directory sync do, and that they reach nothing else of Keycloak. */
@WithKeycloak
final class OperatorsIT extends OperatorScenario {

    OperatorsIT(KeycloakServer keycloak) {
        super(keycloak, "operated");
    }

    @Test
    void an_operator_sets_a_customer_up_and_gives_their_people_app_roles() {
        Http api = operator.api();
        api.post(
                        "/directories",
                        Map.of(
                                "name",
                                "Acme",
                                "alias",
                                "acme",
                                "requireSaml",
                                false,
                                "verifiedDomains",
                                List.of("acme.example"),
                                "apps",
                                List.of("shop")))
                .ok();
        Answer token =
                api.post("/directories/acme/tokens", Map.of("label", "Okta")).ok();
        Http scim = realm.scim("acme", token.json().path("token").asText());
        String ann = scim.post("/Users", Map.of("userName", "ann@acme.example")).createdId();
        String sales = scim.post("/Groups", Map.of("displayName", "Sales")).createdId();
        String app = "?app=" + invited.app();
        String person = "/apps/" + invited.app() + "/people/" + ann;

        api.put("/directories/acme/groups/" + sales + "/role" + app, Map.of("role", "Reader"))
                .ok();
        api.put(person + "/selector", Map.of("role", "Editor", "reason", "acting"))
                .ok();

        assertThat(invited.mapped(sales)).containsExactly("Reader");
        assertThat(api.get(person + "/explanation").ok().json().path("role").asText())
                .isEqualTo("Editor");
        assertThat(api.with("Accept", "text/csv")
                        .get("/directories/acme/people" + app)
                        .body())
                .contains("ann@acme.example", "Editor");
        assertThat(api.get("/directories/acme/activity").ok().body()).contains("ann@acme.example");
        api.post("/directories/acme/pause", "").ok();
        api.delete("/directories/acme?users=delete&groups=delete").ok();
    }

    @Test
    void an_operator_reaches_nothing_else_of_keycloaks_admin_api() {
        Http keycloak = operator.keycloak();

        for (String path : List.of(
                "/users",
                "/users/" + operator.id(),
                "/groups",
                "/clients",
                "/components",
                "/identity-provider/instances",
                "/authentication/flows",
                "/admin-events",
                "/events",
                "/client-scopes",
                "/localization/en")) {
            assertThat(keycloak.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(keycloak.put("", Map.of("enabled", false)).status()).isEqualTo(403);
        assertThat(keycloak.post("/users", Map.of("username", "x")).status()).isEqualTo(403);
        assertThat(keycloak.post("/components", Map.of("name", "x")).status()).isEqualTo(403);
        assertThat(keycloak.put("/users/" + operator.id() + "/reset-password", Map.of("value", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_roles_come_with_directory_sync() {
        String name = "operated-later";
        Admin admin = realm.keycloak().admin();
        admin.makeRealm(Map.of("realm", name, "enabled", true)).ok();
        try (CustomerRealm later = new CustomerRealm(realm.keycloak(), name)) {
            Administrators people = new Administrators(realm.keycloak(), name);
            assertThat(admin.get("/" + name + "/clients/" + people.client(name) + "/roles")
                            .body())
                    .doesNotContain("directory-sync");

            admin.put("/" + name, Map.of("attributes", Map.of("directory-sync.enabled", "true")))
                    .ok();

            later.awaitOperatorRoles();
        }
    }
}
