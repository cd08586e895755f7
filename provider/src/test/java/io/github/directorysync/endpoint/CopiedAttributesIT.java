package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory may have SCIM attributes copied to user attributes, where Keycloak's protocol mappers find them. */
@WithKeycloak
class CopiedAttributesIT extends OwnSchemaScenario {

    CopiedAttributesIT(KeycloakServer keycloak) {
        super(keycloak, "copied-attributes");
    }

    @Test
    void a_copied_attribute_is_a_user_attribute_as_long_as_the_user_has_it() {
        String alice = directory.user(Map.of(
                "userName",
                "alice",
                "title",
                "Boss",
                ENTERPRISE,
                Map.of("department", "Sales"),
                URN,
                Map.of("costCode", "A7", "badges", List.of("red", "blue"))));
        // On MariaDB Keycloak keeps no order of the values of an attribute.
        String others = "{'cost_code': ['A7'], 'jobTitle': ['Boss'], 'department': ['Sales'], 'badges': ";
        assertThat(attributes(alice)).isIn(json(others + "['red', 'blue']}"), json(others + "['blue', 'red']}"));

        patch(alice, "replace", "title", "'Chief'");
        patch(alice, "remove", URN + ":badges", "null");
        assertThat(attributes(alice))
                .isEqualTo(json("{'cost_code': ['A7'], 'jobTitle': ['Chief'], 'department': ['Sales']}"));

        directory.scim().put("/Users/" + alice, Map.of("userName", "alice")).ok();
        assertThat(attributes(alice)).isEmpty();
    }

    @Test
    void a_copied_attribute_is_put_into_a_token_by_keycloaks_own_mapper() {
        String alice = directory.user(Map.of("userName", "alice", URN, Map.of("costCode", "A7")));
        AppTokens app = new AppTokens(keycloak, realm);
        app.setPassword(alice);

        String token =
                app.signIn("alice", "openid").ok().json().path("access_token").asText();

        assertThat(Claims.of(token).path("cost").asText()).isEqualTo("A7");
    }

    @Test
    void a_mapping_of_an_attribute_that_does_not_exist_is_refused() {
        Answer refused = keycloak.admin()
                .post(
                        "/" + realm + "/components",
                        TestDirectory.component("other", Map.of("attribute-mapping", List.of("shoeSize -> shoe"))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("A user has no attribute shoeSize");
    }

    /** Without the one that the background writes for realm exports. */
    private JsonNode attributes(String user) {
        JsonNode found =
                keycloak.admin().get("/" + realm + "/users/" + user).ok().json().path("attributes");
        return found instanceof ObjectNode attributes ? attributes.without("directory-sync.entry") : found;
    }
}
