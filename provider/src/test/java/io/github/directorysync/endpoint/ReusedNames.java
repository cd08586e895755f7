package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user name that the directory uses again: two externalIds are two people, the same one brings the account back. */
abstract class ReusedNames extends ReusedNameScenario {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Map<String, List<String>> KEEPING = Map.of("suspend-users", List.of("false"));

    ReusedNames(KeycloakServer keycloak) {
        super(keycloak, "reused-names");
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
        String groups = "/" + realm + "/groups";
        String staff = admin().post(groups, Map.of("name", "Vendor's staff")).createdId();
        admin().put("/" + realm + "/users/" + john + "/groups/" + staff, Map.of())
                .ok();
        directory.scim().delete("/Users/" + john).ok();

        assertThat(directory.user(person("", NAME))).isEqualTo(john);

        assertThat(account(john).path("enabled").asBoolean()).isTrue();
        assertThat(rolesOf(john)).doesNotContain("Owner").contains("default-roles-" + realm);
        assertThat(admin().get("/" + realm + "/users/" + john + "/groups").json())
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

    private void letIn(String id) {
        admin().put(
                        "/" + realm + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    private Answer signIn() {
        return keycloak.http()
                .form(
                        "/realms/" + realm + "/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", "app", "username", NAME, "password", PASSWORD));
    }

    private List<String> credentials(String id) {
        return admin().get("/" + realm + "/users/" + id + "/credentials")
                .ok()
                .json()
                .findValuesAsText("type");
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
