package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who operates directory sync, and nothing else of Keycloak. */
@WithKeycloak
class OperatorsIT {

    private final Mailbox mailbox = Mailbox.open();
    private final CustomerRealm realm;
    private final Invited invited;
    private final Administrators administrators;
    private final Administrators.Person operator;

    OperatorsIT(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "operated", mailbox.port());
        invited = Invited.in(realm);
        administrators = new Administrators(keycloak, realm.name());
        realm.awaitOperatorRoles();
        operator = administrators.make(realm.name(), "operator", "directory-sync-manage");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailbox.close();
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
        assertThat(api.put("/apps/" + invited.app(), Map.of("defaultRole", "Owner"))
                        .status())
                .isEqualTo(403);
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
