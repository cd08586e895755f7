package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is deactivated in the directory is out at once, and stays out. */
@WithKeycloak
class SuspensionIT {

    private static final String REALM = "suspension";
    private static final String PASSWORD = "correct horse battery staple";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    SuspensionIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void all_sessions_end_offline_ones_included_and_no_old_token_works_again() {
        String id = directory.user("leaver@example.com");
        setPassword(id);
        String online = signIn("openid").json().path("refresh_token").asText();
        String offline =
                signIn("openid offline_access").json().path("refresh_token").asText();

        setActive(id, "False");

        assertThat(keycloak.admin()
                        .get("/" + REALM + "/users/" + id + "/sessions")
                        .json())
                .isEmpty();
        assertThat(refresh(online).status()).isEqualTo(400);
        assertThat(refresh(offline).status()).isEqualTo(400);
        setActive(id, "True");
        assertThat(refresh(online).status()).isEqualTo(400);
        assertThat(refresh(offline).status()).isEqualTo(400);
        assertThat(signIn("openid").status()).isEqualTo(200);
    }

    @Test
    void a_removed_person_has_no_session_left() {
        String id = directory.user("leaver@example.com");
        setPassword(id);
        String token = signIn("openid").json().path("refresh_token").asText();

        directory.scim().delete("/Users/" + id).ok();

        assertThat(refresh(token).status()).isEqualTo(400);
    }

    private void setPassword(String id) {
        keycloak.admin()
                .put(
                        "/" + REALM + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    private void setActive(String id, String active) {
        directory
                .scim()
                .patch(
                        "/Users/" + id,
                        Map.of("Operations", List.of(Map.of("op", "Replace", "path", "active", "value", active))))
                .ok();
    }

    private Answer signIn(String scope) {
        return token(Map.of(
                "grant_type", "password", "username", "leaver@example.com", "password", PASSWORD, "scope", scope));
    }

    private Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private Answer token(Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", "app");
        Http http = keycloak.http();
        return http.form("/realms/" + REALM + "/protocol/openid-connect/token", form);
    }
}
