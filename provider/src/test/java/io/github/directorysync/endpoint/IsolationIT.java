package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two customers in one realm never see, guess or touch what is the other's. */
@WithKeycloak
class IsolationIT {

    private static final String REALM = "isolation";

    private final KeycloakServer keycloak;
    private final TestDirectory mine;
    private final TestDirectory theirs;

    IsolationIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        mine = TestDirectory.in(keycloak, REALM);
        theirs = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        mine.close();
        theirs.close();
    }

    @Test
    void no_route_reaches_the_others_people_and_groups() {
        String person = theirs.user("theirs@example.com");
        String group = theirs.group("Theirs", person);
        Map<String, ?> patch = Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false)));

        for (String path : List.of("/Users/" + person, "/Groups/" + group)) {
            assertThat(mine.scim().get(path).status()).isEqualTo(404);
            assertThat(mine.scim()
                            .put(path, Map.of("userName", "x", "displayName", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(mine.scim().patch(path, patch).status()).isEqualTo(404);
            assertThat(mine.scim().delete(path).status()).isEqualTo(404);
        }
        assertThat(mine.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(mine.get("/Groups").path("totalResults").asInt()).isZero();
        assertThat(theirs.get("/Users/" + person).path("active").asBoolean()).isTrue();
    }

    @Test
    void the_others_people_cannot_be_put_into_my_groups() {
        String person = theirs.user("theirs@example.com");

        String group = mine.group("Mine", person);

        assertThat(mine.get("/Groups/" + group).has("members")).isFalse();
        assertThat(theirs.get("/Users/" + person).has("groups")).isFalse();
    }

    @Test
    void both_may_push_a_group_of_the_same_name() {
        String minesId = mine.group("Admins");
        String theirsId = theirs.group("Admins");

        assertThat(minesId).isNotEqualTo(theirsId);
        assertThat(mine.get("/Groups?filter=displayName%20eq%20%22Admins%22")
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(minesId);
    }

    @Test
    void a_name_or_an_address_of_somebody_else_in_the_realm_is_a_conflict_and_takes_nothing_over() {
        String local = keycloak.admin()
                .post(
                        "/" + REALM + "/users",
                        Map.of("username", "local", "email", "local@example.com", "enabled", true))
                .createdId();

        Answer byName = mine.scim().post("/Users", Map.of("userName", "LOCAL"));
        Answer byEmail = mine.scim()
                .post("/Users", Map.of("userName", "new", "emails", List.of(Map.of("value", "Local@example.com"))));

        assertThat(byName.status()).isEqualTo(409);
        assertThat(byName.json().path("scimType").asText()).isEqualTo("uniqueness");
        assertThat(byEmail.status()).isEqualTo(409);
        assertThat(mine.scim().get("/Users/" + local).status()).isEqualTo(404);
        assertThat(mine.get("/Users").path("totalResults").asInt()).isZero();
        keycloak.admin().delete("/" + REALM + "/users/" + local).ok();
    }

    @Test
    void a_group_prepared_in_the_realms_configuration_is_adopted_with_its_mappings() {
        String parent = keycloak.admin()
                .post("/" + REALM + "/groups", Map.of("name", mine.alias()))
                .createdId();
        String prepared = keycloak.admin()
                .post("/" + REALM + "/groups/" + parent + "/children", Map.of("name", "Sales"))
                .createdId();

        String pushed = mine.group("Sales");

        assertThat(pushed).isEqualTo(prepared);
    }

    @Test
    void a_group_that_administers_keycloak_is_never_adopted() {
        String parent = keycloak.admin()
                .post("/" + REALM + "/groups", Map.of("name", mine.alias()))
                .createdId();
        String prepared = keycloak.admin()
                .post("/" + REALM + "/groups/" + parent + "/children", Map.of("name", "Operators"))
                .createdId();
        String client = keycloak.admin()
                .get("/" + REALM + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode role = keycloak.admin()
                .get("/" + REALM + "/clients/" + client + "/roles/manage-users")
                .json();
        keycloak.admin()
                .post("/" + REALM + "/groups/" + prepared + "/role-mappings/clients/" + client, List.of(role))
                .ok();

        Answer answer = mine.scim().post("/Groups", Map.of("displayName", "Operators"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asText()).contains("administers Keycloak");
    }
}
