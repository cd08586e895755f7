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

/** Operators make nobody an administrator, and directories neither change them nor give their role away. */
@WithKeycloak
final class OperatorLimitsIT extends OperatorScenario {

    OperatorLimitsIT(KeycloakServer keycloak) {
        super(keycloak, "operator-limits");
    }

    @Test
    void an_operator_makes_nobody_an_administrator_and_says_not_which_roles_are_app_roles() {
        realm.create("acme");
        Admin admin = realm.keycloak().admin();
        String sales = invited.group("acme", "Sales");
        Http api = operator.api();
        String mapping = "/directories/acme/groups/" + sales + "/role?app=";

        for (String contained : List.of("directory-sync-manage", "manage-users")) {
            String role = appRoleWith(contained);
            assertThat(api.put(mapping + invited.app(), Map.of("role", role)).body())
                    .contains("administers Keycloak");
            assertThat(realm.api()
                            .put(mapping + invited.app(), Map.of("role", role))
                            .body())
                    .contains("administers Keycloak");
            assertThat(api.put(selector(invited.app(), "nobody"), Map.of("role", role, "reason", "x"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(api.put(selector(invited.app(), "nobody"), Map.of("role", "Owner", "reason", "x"))
                        .status())
                .isEqualTo(200);
        assertThat(api.put(selector(invited.app(), "viewer"), Map.of("role", "Owner", "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(api.put(
                                "/apps/" + invited.app() + "/people/" + operator.id() + "/selector",
                                Map.of("role", "Owner", "reason", "me"))
                        .status())
                .isEqualTo(403);
        Map<String, ?> ladder = Map.of("roles", List.of(Map.of("name", "Owner", "level", 5)));
        assertThat(api.put("/apps/" + invited.app(), ladder).status()).isEqualTo(403);
        assertThat(api.put("/apps/" + invited.app(), Map.of("defaultRole", "With manage-users"))
                        .status())
                .isEqualTo(403);
        assertThat(api.put("/apps/" + invited.app(), Map.of("defaultRole", "Reader"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/sign-in-flows", "").status()).isEqualTo(403);
        assertThat(admin.get("/" + realm.name() + "/groups/" + sales + "/role-mappings")
                        .body())
                .doesNotContain("manage");
    }

    @Test
    void no_directory_changes_an_operator_and_none_hands_the_role_out() {
        realm.create("acme");
        realm.api()
                .patch("/directories/acme", Map.of("qualifyUserNames", false))
                .ok();
        realm.api().patch("/directories/acme", Map.of("verifiedDomains", List.of("vendor.example")));
        Http scim = realm.scim("acme", realm.token("acme"));
        Admin admin = realm.keycloak().admin();
        String parent = admin.post("/" + realm.name() + "/groups", Map.of("name", "acme"))
                .createdId();
        String prepared = admin.post(
                        "/" + realm.name() + "/groups/" + parent + "/children", Map.of("name", "Operators"))
                .ok()
                .json()
                .path("id")
                .asText();
        String management = administrators.client(realm.name());
        admin.post(
                        "/" + realm.name() + "/groups/" + prepared + "/role-mappings/clients/" + management,
                        List.of(administrators.role(realm.name(), management, "directory-sync-view")))
                .ok();

        Answer adopted = scim.post("/Users", Map.of("userName", "operator", "active", false));
        Answer group = scim.post("/Groups", Map.of("displayName", "Operators"));

        assertThat(adopted.status()).isEqualTo(409);
        assertThat(realm.user(operator.id()).path("enabled").asBoolean()).isTrue();
        assertThat(group.status()).isIn(403, 409);
    }

    private String selector(String app, String userName) {
        String user = realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/users?exact=true&username=" + userName)
                .json()
                .at("/0/id")
                .asText();
        return "/apps/" + app + "/people/" + user + "/selector";
    }

    /** An app role that contains one that administers Keycloak. */
    private String appRoleWith(String contained) {
        Admin admin = realm.keycloak().admin();
        String roles = "/" + realm.name() + "/clients/" + invited.app() + "/roles";
        String role = "With " + contained;
        admin.post(roles, Map.of("name", role, "attributes", Map.of("directory-sync.level", List.of("99"))))
                .ok();
        admin.post(
                        roles + "/" + Http.encoded(role).replace("+", "%20") + "/composites",
                        List.of(administrators.role(realm.name(), administrators.client(realm.name()), contained)))
                .ok();
        return role;
    }
}
