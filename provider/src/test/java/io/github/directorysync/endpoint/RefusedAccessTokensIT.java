package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens of the client that a directory names, which are refused all the same. */
@WithKeycloak
class RefusedAccessTokensIT extends OAuthScenario {

    RefusedAccessTokensIT(KeycloakServer keycloak) {
        super(keycloak, "oauth-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "https://elsewhere.example.com/scim/v2"})
    void a_token_for_another_audience_is_refused(String audience) {
        assertRefused(
                OAuthClient.in(keycloak, realm, clientId, audience, Map.of()).token());
    }

    @Test
    void a_persons_token_is_refused() {
        OAuthClient client = client();
        keycloak.admin()
                .post(
                        "/" + realm + "/users",
                        Map.of(
                                "username",
                                clientId + "-user",
                                "enabled",
                                true,
                                "email",
                                clientId + "@example.com",
                                "firstName",
                                "Given",
                                "lastName",
                                "Family",
                                "credentials",
                                List.of(Map.of("type", "password", "value", "secret"))))
                .ok();

        String token = client.token(Map.of(
                "grant_type", "password", "username", clientId + "-user", "password", "secret", "scope", "scim"));

        assertThat(Claims.of(token).path("aud").toString()).contains(directory.url());
        assertRefused(token);
    }

    @Test
    void an_expired_token_is_refused() {
        String token = client(Map.of("attributes", Map.of("access.token.lifespan", "1")))
                .token();

        Waiting.until(() -> scim(token).get("/Users").status() == 401);

        assertRefused(token);
    }

    @Test
    void a_revoked_token_is_refused() {
        OAuthClient client = client();
        String token = client.token();
        scim(token).get("/Users").ok();

        client.revoke(token).ok();

        assertRefused(token);
    }

    @Test
    void a_token_of_a_client_that_has_been_disabled_is_refused() {
        OAuthClient client = client();
        String token = client.token();

        keycloak.admin()
                .put("/" + realm + "/clients/" + client.id(), Map.of("clientId", clientId, "enabled", false))
                .ok();

        assertRefused(token);
    }

    @Test
    void a_token_of_another_realm_is_refused() {
        String otherRealm = "oauth-elsewhere";
        FixtureRealm.in(keycloak, otherRealm);

        assertRefused(OAuthClient.in(keycloak, otherRealm, clientId, directory.url(), Map.of())
                .token());
    }

    @Test
    void a_forged_token_is_refused() {
        String[] parts = client().token().split("\\.", -1);
        String unsigned = base64("{\"alg\":\"none\"}");

        for (String forged : List.of(
                parts[0] + "." + parts[1] + "." + "x".repeat(parts[2].length()),
                unsigned + "." + parts[1] + ".x",
                base64("{}") + "." + parts[1] + "." + parts[2],
                base64("{\"alg\":\"RS256\",\"kid\":\"nobodys\"}") + "." + parts[1] + "." + parts[2],
                base64("[]") + "." + parts[1] + "." + parts[2],
                parts[0] + "." + base64("null") + "." + parts[2],
                "a.b.c")) {
            assertRefused(forged);
        }
    }
}
