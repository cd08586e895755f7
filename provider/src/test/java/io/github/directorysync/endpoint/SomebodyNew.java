package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who are called as somebody was whom the directory has deleted: two externalIds are two people. */
abstract class SomebodyNew {

    private static final String REALM = "somebody-new";
    private static final String PASSWORD = "correct horse battery staple";
    private static final String NAME = "john.smith@acme.example";
    private static final Map<String, List<String>> SUSPENDING = Map.of("on-delete", List.of("suspend"));
    private static final Map<String, List<String>> HOLDING =
            Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0"));
    private static final Map<String, List<String>> KEEPING = Map.of("suspend-users", List.of("false"));

    private final KeycloakServer keycloak;
    private TestDirectory directory;

    SomebodyNew(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        if (admin().get("/" + REALM).status() != 200) {
            FixtureRealm.in(keycloak, REALM);
            admin().post(
                            "/" + REALM + "/identity-provider/instances",
                            Map.of(
                                    "alias",
                                    "acme-saml",
                                    "providerId",
                                    "saml",
                                    "config",
                                    Map.of("singleSignOnServiceUrl", "https://idp.example/sso")))
                    .ok();
        }
        directory = TestDirectory.in(keycloak, REALM, SUSPENDING);
    }

    @AfterEach
    void gone() {
        directory.close();
        for (JsonNode left : admin().get("/" + REALM + "/users?max=100").ok().json()) {
            admin().delete("/" + REALM + "/users/" + left.path("id").asText());
        }
    }

    @Test
    void with_another_externalid_they_get_an_account_of_their_own_and_nothing_of_the_one_of_before() {
        String former = made(SUSPENDING, "e1");
        letIn(former);
        give(former, "Owner");
        directory.scim().delete("/Users/" + former).ok();

        String newcomer = directory.user(person("e2", NAME));

        assertThat(newcomer).isNotEqualTo(former);
        assertThat(rolesOf(newcomer)).doesNotContain("Owner");
        assertThat(signIn().json().has("access_token")).isFalse();
        assertThat(account(newcomer).path("username").asText()).isEqualTo(NAME);
        assertThat(account(newcomer).path("email").asText()).isEqualTo(NAME);
        assertThat(link(newcomer)).isEqualTo(NAME);
        JsonNode before = account(former);
        assertThat(before.path("enabled").asBoolean(true)).isFalse();
        assertThat(before.path("username").asText()).isEqualTo("former-" + former);
        assertThat(before.has("email")).isFalse();
        assertThat(link(former)).isEmpty();
        assertThat(rolesOf(former)).contains("Owner");
        assertThat(reviews().path("total").asInt()).isZero();
        assertThat(activity()).contains(former);
    }

    @Test
    void whoever_comes_again_with_their_own_externalid_has_their_account_with_everything_whatever_they_are_called() {
        String john = made(SUSPENDING, "e1");
        letIn(john);
        give(john, "Owner");
        directory.scim().delete("/Users/" + john).ok();
        directory.user(person("e2", NAME));

        String again = directory.user(person("e1", "john.smith2@acme.example"));

        assertThat(again).isEqualTo(john);
        assertThat(account(john).path("username").asText()).isEqualTo("john.smith2@acme.example");
        assertThat(account(john).path("enabled").asBoolean()).isTrue();
        assertThat(rolesOf(john)).contains("Owner");
        assertThat(credentials(john)).contains("password");
        assertThat(link(john)).isEqualTo("john.smith2@acme.example");
    }

    @Test
    void whoever_is_known_by_name_and_e_mail_only_loses_credentials_roles_and_groups_given_by_hand() {
        String john = made(SUSPENDING, "");
        letIn(john);
        give(john, "Owner");
        String groups = "/" + REALM + "/groups";
        String staff = admin().post(groups, Map.of("name", "Vendor's staff")).createdId();
        admin().put("/" + REALM + "/users/" + john + "/groups/" + staff, Map.of())
                .ok();
        directory.scim().delete("/Users/" + john).ok();

        assertThat(directory.user(person("", NAME))).isEqualTo(john);

        assertThat(account(john).path("enabled").asBoolean()).isTrue();
        assertThat(rolesOf(john)).doesNotContain("Owner").contains("default-roles-" + REALM);
        assertThat(admin().get("/" + REALM + "/users/" + john + "/groups").json())
                .isEmpty();
        assertThat(credentials(john)).isEmpty();
        assertThat(signIn().json().has("access_token")).isFalse();
        assertThat(link(john)).isEqualTo(NAME);
        admin().delete(groups + "/" + staff).ok();
    }

    @Test
    void where_no_externalid_says_who_it_is_and_the_e_mail_is_another_somebody_has_to_look() {
        String john = made(SUSPENDING, "");
        directory.scim().delete("/Users/" + john).ok();
        Map<String, Object> jane = new HashMap<>(person("", NAME));
        jane.put("emails", List.of(Map.of("value", "jane@acme.example", "primary", true)));

        assertRefused(directory.scim().post("/Users", jane));

        assertThat(account(john).path("enabled").asBoolean(true)).isFalse();
        assertThat(account(john).path("username").asText()).isEqualTo(NAME);
        JsonNode review = reviews().at("/items/0");
        assertThat(review.path("reason").asText()).isEqualTo("former");
        assertThat(review.at("/account/id").asText()).isEqualTo(john);
        admin().post(path() + "/reviews/" + review.path("id").asText() + "/link", Map.of())
                .ok();
        assertThat(directory.get("/Users/" + john).at("/emails/0/value").asText())
                .isEqualTo("jane@acme.example");
        assertThat(account(john).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void whose_removal_the_guard_holds_keeps_name_and_link_until_it_is_decided_whoever_is_sent() {
        String former = made(HOLDING, "e1");
        give(former, "Owner");
        directory.scim().delete("/Users/" + former).ok();

        String other = directory.user(person("e3", "other@acme.example"));

        assertRefused(directory.scim().post("/Users", person("e2", NAME)));
        assertRefused(directory.scim().put("/Users/" + other, person("e3", NAME)));

        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("former");
        assertThat(held().path("total").asInt()).isEqualTo(1);
        assertThat(account(former).path("enabled").asBoolean()).isTrue();
        assertThat(account(former).path("username").asText()).isEqualTo(NAME);
        assertThat(link(former)).isEqualTo(NAME);
        admin().post(path() + "/held/apply", Map.of("all", true)).ok();
        assertThat(admin().get("/" + REALM + "/users/" + former).status()).isEqualTo(404);
        String newcomer = directory.user(person("e2", NAME));
        assertThat(rolesOf(newcomer)).doesNotContain("Owner");
        assertThat(account(newcomer).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void a_removal_is_discarded_though_the_externalid_is_somebody_elses_by_now() {
        String john = made(HOLDING, "e1");
        give(john, "Owner");
        directory.scim().delete("/Users/" + john).ok();
        String other = directory.user(person("e1", "other@acme.example"));

        admin().post(path() + "/held/discard", Map.of("all", true)).ok();

        assertThat(held().path("total").asInt()).isZero();
        assertThat(directory.get("/Users/" + john).path("userName").asText()).isEqualTo(NAME);
        assertThat(directory.get("/Users/" + john).has("externalId")).isFalse();
        assertThat(directory.get("/Users/" + other).path("externalId").asText()).isEqualTo("e1");
    }

    @Test
    void a_removal_that_the_guard_holds_lapses_for_the_same_externalid_and_is_looked_at_where_there_is_none() {
        String john = made(HOLDING, "e1");
        give(john, "Owner");
        directory.scim().delete("/Users/" + john).ok();

        assertRefused(directory.scim().post("/Users", person("", NAME)));
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("former");
        assertThat(held().path("total").asInt()).isEqualTo(1);
        assertThat(rolesOf(john)).contains("Owner");

        assertThat(directory.user(person("e1", NAME))).isEqualTo(john);
        assertThat(held().path("total").asInt()).isZero();
        assertThat(rolesOf(john)).contains("Owner");
    }

    @Test
    void an_account_that_a_delete_has_left_as_it_is_is_not_a_newcomers_either() {
        String former = made(KEEPING, "e1");
        letIn(former);
        give(former, "Owner");
        directory.scim().delete("/Users/" + former).ok();

        assertRefused(directory.scim().post("/Users", person("", NAME)));
        assertRefused(directory.scim().post("/Users", person("e2", NAME)));

        assertThat(account(former).path("enabled").asBoolean()).isTrue();
        assertThat(account(former).path("username").asText()).isEqualTo(NAME);
        assertThat(rolesOf(former)).contains("Owner");
    }

    @Test
    void a_change_of_name_or_e_mail_takes_it_from_one_who_was_deleted() {
        String former = made(SUSPENDING, "e1");
        directory.scim().delete("/Users/" + former).ok();
        String other = directory.user(person("e2", "other@acme.example"));

        directory.scim().put("/Users/" + other, person("e2", NAME)).ok();

        assertThat(account(other).path("username").asText()).isEqualTo(NAME);
        assertThat(account(other).path("email").asText()).isEqualTo(NAME);
        assertThat(account(former).path("username").asText()).isEqualTo("former-" + former);
        assertThat(link(other)).isEqualTo(NAME);
    }

    @Test
    void who_administers_keycloak_by_now_neither_comes_back_nor_gives_up_a_name() {
        String former = made(SUSPENDING, "e1");
        directory.scim().delete("/Users/" + former).ok();
        FixtureRealm.makeAdministrator(keycloak, REALM, former);
        JsonNode before = account(former);
        String other = directory.user(person("e3", "other@acme.example"));

        assertRefused(directory.scim().post("/Users", person("e1", NAME)));
        assertRefused(directory.scim().post("/Users", person("e2", NAME)));
        assertRefused(directory.scim().put("/Users/" + other, person("e3", NAME)));

        assertThat(account(former)).isEqualTo(before);
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("administrator");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.request() + answer.body()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    /** John, of a directory with these settings. */
    private String made(Map<String, List<String>> settings, String externalId) {
        directory.close();
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("identity-provider", List.of("acme-saml"));
        all.put("verified-domains", List.of("acme.example"));
        directory = TestDirectory.in(keycloak, REALM, all);
        return directory.user(person(externalId, NAME));
    }

    private static Map<String, ?> person(String externalId, String name) {
        Map<String, Object> person = new HashMap<>(Map.of(
                "userName",
                name,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", name, "type", "work", "primary", true)),
                "active",
                true));
        if (!externalId.isEmpty()) {
            person.put("externalId", externalId);
        }
        return person;
    }

    private Admin admin() {
        return keycloak.admin();
    }

    private JsonNode account(String id) {
        return admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    private String link(String id) {
        return admin().get("/" + REALM + "/users/" + id + "/federated-identity")
                .ok()
                .json()
                .at("/0/userId")
                .asText();
    }

    private void letIn(String id) {
        admin().put(
                        "/" + REALM + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    private Answer signIn() {
        return keycloak.http()
                .form(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", "app", "username", NAME, "password", PASSWORD));
    }

    private List<String> credentials(String id) {
        return admin().get("/" + REALM + "/users/" + id + "/credentials")
                .ok()
                .json()
                .findValuesAsText("type");
    }

    private void give(String id, String role) {
        admin().post("/" + REALM + "/roles", Map.of("name", role));
        JsonNode made = admin().get("/" + REALM + "/roles/" + role).ok().json();
        admin().post("/" + REALM + "/users/" + id + "/role-mappings/realm", List.of(made))
                .ok();
    }

    private List<String> rolesOf(String id) {
        return admin().get("/" + REALM + "/users/" + id + "/role-mappings/realm")
                .ok()
                .json()
                .findValuesAsText("name");
    }

    private String path() {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias();
    }

    private JsonNode reviews() {
        return admin().get(path() + "/reviews").ok().json();
    }

    private JsonNode held() {
        return admin().get(path() + "/held").ok().json();
    }

    private String activity() {
        StringBuilder all = new StringBuilder();
        admin().get(path() + "/activity?writesOnly=true")
                .ok()
                .json()
                .path("items")
                .forEach(item -> all.append(
                        admin().get(path() + "/activity/" + item.path("id").asText())
                                .ok()
                                .json()
                                .path("detail")));
        return all.toString();
    }
}
