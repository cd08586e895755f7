package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.Map;

/** What an app gets at the token endpoint, by name and password or by what it got before. */
record AppTokens(KeycloakServer keycloak, String realm, String clientId) {

    static final String PASSWORD = "correct horse battery staple";

    /** For the app of a {@link FixtureRealm}. */
    AppTokens(KeycloakServer keycloak, String realm) {
        this(keycloak, realm, "app");
    }

    Answer signIn(String userName, String scope) {
        return token(Map.of("grant_type", "password", "username", userName, "password", PASSWORD, "scope", scope));
    }

    /** The refresh token of a sign-in. */
    String refreshToken(String userName) {
        return signIn(userName, "openid").ok().json().path("refresh_token").asText();
    }

    Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    Answer redeem(String code, String redirectUri) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri));
    }

    private Answer token(Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", clientId);
        return keycloak.http().form("/realms/" + realm + "/protocol/openid-connect/token", form);
    }

    void setPassword(String id) {
        keycloak.admin()
                .put(
                        "/" + realm + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    boolean enabled(String id) {
        return keycloak.admin()
                .get("/" + realm + "/users/" + id)
                .ok()
                .json()
                .path("enabled")
                .asBoolean();
    }
}
