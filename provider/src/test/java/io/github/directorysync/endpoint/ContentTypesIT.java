package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON is accepted under each of its media types, and nothing else is. */
@WithKeycloak
class ContentTypesIT extends HttpScenario {

    ContentTypesIT(KeycloakServer keycloak) {
        super(keycloak, "content-types");
    }

    @Test
    void json_is_accepted_under_each_of_its_media_types() {
        int i = 0;
        for (String type :
                new String[] {"application/json", "application/scim+json", "Application/JSON; charset=utf-8"}) {
            Answer answer =
                    directory.scim().with("Content-Type", type).post("/Users", "{\"userName\":\"json" + i++ + "\"}");
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    @Test
    void a_content_type_other_than_json_is_refused_with_415() {
        Answer answer = directory.scim().with("Content-Type", "text/plain").post("/Users", "{\"userName\":\"x\"}");

        assertRefused(answer, 415);
    }

    /** Without the extension, Keycloak answers 500. */
    @Test
    void a_malformed_content_type_is_refused_and_changes_nothing() {
        String user = directory.user("ann@example.com");
        Http http = directory.scim().with("Content-Type", "x");

        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            Answer refused = http.send(method, "/Users/" + user, "{\"userName\": \"bob@example.com\"}");
            assertRefused(refused, 415);
            assertThat(refused.header("X-Content-Type-Options")).contains("nosniff");
        }

        assertThat(directory.get("/Users/" + user).path("userName").asText()).isEqualTo("ann@example.com");
    }
}
