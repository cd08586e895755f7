package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A directory that is sent bulk requests. */
abstract class BulkRequestScenario {

    final TestDirectory directory;

    BulkRequestScenario(KeycloakServer keycloak, String realm) {
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    JsonNode bulk(String operations) {
        JsonNode response =
                directory.scim().post("/Bulk", ScimBody.bulk(operations)).ok().json();
        assertThat(response.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        return response.path("Operations");
    }

    static String id(JsonNode result) {
        String location = result.path("location").asText();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static List<String> statuses(JsonNode results) {
        List<String> statuses = new ArrayList<>();
        results.forEach(result -> statuses.add(result.path("status").asText()));
        return statuses;
    }
}
