package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A confidential client of a realm, as an administrator makes it for an identity provider that provisions by OAuth. */
record OAuthClient(KeycloakServer keycloak, String realm, String id, String clientId) {

    private static final String SECRET = "the secret of the client";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** One that the realm has not had, whose tokens are for that SCIM base URL. */
    static OAuthClient in(KeycloakServer keycloak, String realm, String audience) {
        return in(keycloak, realm, newId(), audience, Map.of());
    }

    static String newId() {
        return "provisioning-" + COUNT.incrementAndGet();
    }

    static OAuthClient in(
            KeycloakServer keycloak, String realm, String clientId, String audience, Map<String, ?> more) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId",
                clientId,
                "secret",
                SECRET,
                "publicClient",
                false,
                "standardFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                true,
                "serviceAccountsEnabled",
                true,
                "optionalClientScopes",
                List.of("scim"),
                "attributes",
                // A minute more than clients expect at least: Keycloak may answer a second less.
                Map.of("access.token.lifespan", "3660"),
                "protocolMappers",
                List.of(Map.of(
                        "name", "the directory",
                        "protocol", "openid-connect",
                        "protocolMapper", "oidc-audience-mapper",
                        "config", Map.of("included.custom.audience", audience, "access.token.claim", "true")))));
        client.putAll(more);
        String id = keycloak.admin().post("/" + realm + "/clients", client).createdId();
        return new OAuthClient(keycloak, realm, id, clientId);
    }

    String tokenEndpoint() {
        return keycloak.url() + "/realms/" + realm + "/protocol/openid-connect/token";
    }

    /** What stands behind {@code Basic} when the client asks for a token. */
    String basic() {
        return Base64.getEncoder().encodeToString((clientId + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    String token() {
        return token(Map.of("grant_type", "client_credentials", "scope", "scim"));
    }

    String token(Map<String, String> request) {
        return answer(Http.at(tokenEndpoint()).with("Authorization", "Basic " + basic()), request);
    }

    /** For a client that shows who it is in the request. */
    String tokenBy(Map<String, String> request) {
        return answer(Http.at(tokenEndpoint()), request);
    }

    Answer revoke(String token) {
        return Http.at(keycloak.url())
                .with("Authorization", "Basic " + basic())
                .form("/realms/" + realm + "/protocol/openid-connect/revoke", Map.of("token", token));
    }

    private static String answer(Http http, Map<String, String> request) {
        return http.form("", request).ok().json().path("access_token").asText();
    }
}
