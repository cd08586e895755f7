package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory may declare a schema extension of its own. */
@WithKeycloak
class OwnSchemaIT extends OwnSchemaScenario {

    OwnSchemaIT(KeycloakServer keycloak) {
        super(keycloak, "own-schema");
    }

    @Test
    void the_schema_is_published_only_to_requests_with_a_token_of_the_directory() {
        JsonNode schema = directory.get("/Schemas/" + URN);

        assertThat(schema.path("attributes").findValuesAsText("name"))
                .containsExactly("badges", "contractor", "costCode");
        assertThat(schema.path("attributes").findValuesAsText("type")).containsExactly("string", "boolean", "string");
        assertThat(directory.get("/Schemas").findValuesAsText("id")).contains(URN);
        assertThat(directory.get("/ResourceTypes/User").at("/schemaExtensions").findValuesAsText("schema"))
                .containsExactly(ENTERPRISE, URN);
        try (TestDirectory plain = TestDirectory.in(keycloak, realm)) {
            assertThat(plain.scim().get("/Schemas/" + URN).status()).isEqualTo(404);
            Http stranger = Http.at(directory.url());
            for (Http other : List.of(stranger, stranger.bearer(plain.token()), stranger.bearer("nonsense"))) {
                assertThat(other.get("/Schemas/" + URN).status()).isEqualTo(404);
                assertThat(other.get("/Schemas").ok().json().findValuesAsText("id"))
                        .doesNotContain(URN);
                assertThat(other.get("/ResourceTypes/User").json().at("/schemaExtensions"))
                        .hasSize(1);
            }
        }
    }

    @Test
    void its_attributes_are_kept_by_post_put_and_patch_and_given_back_as_sent() {
        String alice = directory.user(Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:User", URN),
                "userName",
                "alice",
                URN,
                Map.of("costCode", "A7", "badges", List.of("red", "blue"), "contractor", true)));
        JsonNode created = directory.get("/Users/" + alice);
        assertThat(created.path(URN))
                .isEqualTo(json("{'costCode': 'A7', 'badges': ['red', 'blue'], 'contractor': true}"));
        assertThat(created.path("schemas").toString()).contains(URN);

        patch(alice, "add", URN + ":badges", "['green']");
        patch(alice, "remove", URN + ":badges[value eq \"red\"]", "null");
        patch(alice, "replace", URN + ":costCode", "'B8'");
        assertThat(directory.get("/Users/" + alice).path(URN))
                .isEqualTo(json("{'costCode': 'B8', 'badges': ['blue', 'green'], 'contractor': true}"));

        directory.scim().put("/Users/" + alice, Map.of("userName", "alice")).ok();
        assertThat(directory.get("/Users/" + alice).has(URN)).isFalse();
    }

    @Test
    void lists_are_filtered_sorted_and_reduced_by_its_attributes() {
        directory.user(Map.of("userName", "alice", URN, Map.of("costCode", "B", "badges", List.of("red"))));
        directory.user(Map.of("userName", "bob", URN, Map.of("costCode", "A")));

        assertThat(names("filter=" + Http.encoded(URN + ":costCode eq \"b\""))).containsExactly("alice");
        assertThat(names("filter=" + Http.encoded(URN + ":badges eq \"red\""))).containsExactly("alice");
        assertThat(names("filter=" + Http.encoded(URN + " pr") + "&sortBy=" + URN + ":costCode"))
                .containsExactly("bob", "alice");
        assertThat(directory
                        .get("/Users?count=1&attributes=" + URN + ":costCode")
                        .at("/Resources/0/" + URN))
                .isEqualTo(json("{'costCode': 'B'}"));
    }

    private List<String> names(String query) {
        return directory.get("/Users?" + query).path("Resources").findValuesAsText("userName");
    }
}
