package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A directory may declare attributes of its own, and have attributes copied to where Keycloak's mappers find them. */
@WithKeycloak
class OwnSchemaIT {

    private static final String REALM = "own-schema";
    private static final String URN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PASSWORD = "correct horse battery staple";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    OwnSchemaIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        keycloak.admin().post("", realm()).ok();
        directory = TestDirectory.in(
                keycloak,
                REALM,
                Map.of(
                        "extension", List.of(URN),
                        "extension-attributes",
                                List.of("costCode -> cost_code", "badges[] -> badges", "contractor: boolean"),
                        "attribute-mapping", List.of("title -> jobTitle", ENTERPRISE + ":department -> department")));
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM);
    }

    @Test
    void it_is_published_to_whoever_has_a_token_of_this_directory_and_to_nobody_else() {
        JsonNode schema = directory.get("/Schemas/" + URN);

        assertThat(schema.path("attributes").findValuesAsText("name"))
                .containsExactly("badges", "contractor", "costCode");
        assertThat(schema.path("attributes").findValuesAsText("type")).containsExactly("string", "boolean", "string");
        assertThat(directory.get("/Schemas").findValuesAsText("id")).contains(URN);
        assertThat(directory.get("/ResourceTypes/User").at("/schemaExtensions").findValuesAsText("schema"))
                .containsExactly(ENTERPRISE, URN);
        try (TestDirectory plain = TestDirectory.in(keycloak, REALM)) {
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
    void it_lives_through_post_put_and_patch_and_comes_back_as_sent() {
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
    void it_is_found_sorted_and_chosen_by() {
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

    @Test
    void what_is_copied_is_a_user_attribute_as_long_as_the_person_has_it() {
        String alice = directory.user(Map.of(
                "userName",
                "alice",
                "title",
                "Boss",
                ENTERPRISE,
                Map.of("department", "Sales"),
                URN,
                Map.of("costCode", "A7", "badges", List.of("red", "blue"))));
        assertThat(attributes(alice))
                .isEqualTo(
                        json(
                                "{'cost_code': ['A7'], 'badges': ['red', 'blue'], 'jobTitle': ['Boss'], 'department': ['Sales']}"));

        patch(alice, "replace", "title", "'Chief'");
        patch(alice, "remove", URN + ":badges", "null");
        assertThat(attributes(alice))
                .isEqualTo(json("{'cost_code': ['A7'], 'jobTitle': ['Chief'], 'department': ['Sales']}"));

        directory.scim().put("/Users/" + alice, Map.of("userName", "alice")).ok();
        assertThat(attributes(alice).isMissingNode()).isTrue();
    }

    @Test
    void what_is_copied_reaches_a_token_by_keycloaks_own_mapper() throws IOException {
        String alice = directory.user(Map.of("userName", "alice", URN, Map.of("costCode", "A7")));
        keycloak.admin()
                .put(
                        "/" + REALM + "/users/" + alice + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();

        String token = Http.at(keycloak.url() + "/realms/" + REALM)
                .form(
                        "/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", "app", "username", "alice", "password", PASSWORD))
                .ok()
                .json()
                .path("access_token")
                .asText();

        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertThat(claims.path("cost").asText()).isEqualTo("A7");
    }

    @Test
    void settings_that_copy_what_does_not_exist_are_refused() {
        Answer refused = keycloak.admin()
                .post(
                        "/" + REALM + "/components",
                        Map.of(
                                "name", "Other",
                                "providerId", "directory",
                                "providerType", "io.github.directorysync.keycloak.DirectoryProvider",
                                "config",
                                        Map.of(
                                                "alias", List.of("other"),
                                                "attribute-mapping", List.of("shoeSize -> shoe"))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("A user has no attribute shoeSize");
    }

    private JsonNode attributes(String user) {
        return keycloak.admin().get("/" + REALM + "/users/" + user).ok().json().path("attributes");
    }

    private List<String> names(String query) {
        return directory.get("/Users?" + query).path("Resources").findValuesAsText("userName");
    }

    private void patch(String user, String op, String path, String value) {
        var operation = Map.of(
                "op",
                op,
                "path",
                path,
                "value",
                json("{'value': " + value + "}").path("value"));
        directory
                .scim()
                .patch(
                        "/Users/" + user,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(operation)))
                .ok();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whoever administers it sees all attributes, and its app is told the cost code. */
    private static Map<String, ?> realm() {
        return Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true"),
                "components",
                Map.of(
                        "org.keycloak.userprofile.UserProfileProvider",
                        List.of(Map.of(
                                "providerId",
                                "declarative-user-profile",
                                "config",
                                Map.of("kc.user.profile.config", List.of("""
                                        {"unmanagedAttributePolicy": "ADMIN_EDIT",
                                         "attributes": [{"name": "username"}, {"name": "email"},
                                                        {"name": "firstName"}, {"name": "lastName"}]}
                                        """))))),
                "clients",
                List.of(Map.of(
                        "clientId",
                        "app",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(Map.of(
                                "name",
                                "cost",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-usermodel-attribute-mapper",
                                "config",
                                Map.of(
                                        "user.attribute", "cost_code",
                                        "claim.name", "cost",
                                        "jsonType.label", "String",
                                        "access.token.claim", "true"))))));
    }
}
