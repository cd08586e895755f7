package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses are the realm's public ones, whatever address a request came by. */
@WithKeycloak
class PublicUrlIT {

    private static final String REALM = "public-url";
    private static final String FRONTEND = "https://id.example.com/auth";

    private final KeycloakServer keycloak;

    PublicUrlIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        Map<String, String> attributes = new HashMap<>();
        attributes.put("directory-sync.enabled", "true");
        attributes.put("frontendUrl", FRONTEND);
        keycloak.admin()
                .put("/" + REALM, Map.of("realm", REALM, "attributes", attributes))
                .ok();
    }

    @Test
    void every_address_in_an_answer_is_the_public_one() {
        try (TestDirectory directory = TestDirectory.in(keycloak, REALM)) {
            String base = FRONTEND + directory.path();

            Answer created = directory.scim().post("/Users", "{\"userName\": \"located\"}");
            String id = created.json().path("id").asText();
            String group = directory.group("Team", id);

            assertThat(created.header("Location")).contains(base + "/Users/" + id);
            assertThat(created.header("Content-Location")).contains(base + "/Users/" + id);
            assertThat(created.json().at("/meta/location").asText()).isEqualTo(base + "/Users/" + id);
            JsonNode user = directory.get("/Users/" + id);
            assertThat(user.at("/meta/location").asText()).isEqualTo(base + "/Users/" + id);
            assertThat(user.at("/groups/0/$ref").asText()).isEqualTo(base + "/Groups/" + group);
            assertThat(directory.get("/Groups/" + group).at("/members/0/$ref").asText())
                    .isEqualTo(base + "/Users/" + id);
            assertThat(directory.get("/Users").at("/Resources/0/meta/location").asText())
                    .isEqualTo(base + "/Users/" + id);
            assertThat(directory
                            .get("/ServiceProviderConfig")
                            .at("/meta/location")
                            .asText())
                    .isEqualTo(base + "/ServiceProviderConfig");
            assertThat(directory.get("/Schemas").toString()).doesNotContain(keycloak.url());
            JsonNode bulk = directory.scim().post("/Bulk", """
                            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                             "Operations": [{"method": "POST", "path": "/Users", "bulkId": "a", "data": {"userName": "bulked"}}]}
                            """).json();
            assertThat(bulk.at("/Operations/0/location").asText()).startsWith(base + "/Users/");
        }
    }

    @Test
    void what_a_client_says_of_itself_is_no_address_of_ours() {
        try (TestDirectory directory = TestDirectory.in(keycloak, REALM)) {
            Answer created = directory
                    .scim()
                    .with("X-Forwarded-Host", "evil.example.net")
                    .with("X-Forwarded-Proto", "gopher")
                    .with("Forwarded", "host=evil.example.net")
                    .post("/Users", "{\"userName\": \"fooled\"}");

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.headers().map().toString() + created.body()).doesNotContain("evil", "gopher");
        }
    }
}
