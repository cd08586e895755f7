package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory that names two OAuth clients, and one of them. */
abstract class OAuthScenario {

    static final String CLIENT_CREDENTIALS = "client_credentials";

    final KeycloakServer keycloak;
    final String realm;
    final String clientId = OAuthClient.newId();
    final TestDirectory directory;

    OAuthScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm, Map.of("clients", List.of("another-one", clientId)));
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    OAuthClient client() {
        return client(Map.of());
    }

    OAuthClient client(Map<String, ?> more) {
        return OAuthClient.in(keycloak, realm, clientId, directory.url(), more);
    }

    Http scim(String token) {
        return Http.at(directory.url()).bearer(token);
    }

    void assertRefused(String token) {
        assertRefused(scim(token).get("/Users"));
    }

    /** In the same words as a wrong directory token. */
    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.json().path("detail").asText())
                .startsWith("The directory token is missing, not valid, or not accepted from this address.");
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
