package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sessions of whoever is deactivated, deleted or loses a role end at once, and their tokens are worthless. */
@WithKeycloak
class SuspendedSessionsIT extends SuspensionScenario {

    SuspendedSessionsIT(KeycloakServer keycloak) {
        super(keycloak, "suspended-sessions");
    }

    @Test
    void sessions_and_offline_sessions_end_and_stay_ended_after_a_reactivation() {
        String id = leaver(directory);
        String online = app.refreshToken(LEAVER);
        String offline = app.signIn(LEAVER, "openid offline_access")
                .json()
                .path("refresh_token")
                .asText();

        setActive(id, "False");

        assertThat(keycloak.admin()
                        .get("/" + realm + "/users/" + id + "/sessions")
                        .json())
                .isEmpty();
        assertThat(app.refresh(online).status()).isEqualTo(400);
        assertThat(app.refresh(offline).status()).isEqualTo(400);
        setActive(id, "True");
        assertThat(app.refresh(online).status()).isEqualTo(400);
        assertThat(app.refresh(offline).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(app.signIn(LEAVER, "openid").status()).isEqualTo(200);
    }

    @Test
    void a_deleted_user_has_no_session_left() {
        String id = leaver(directory);
        String token = app.refreshToken(LEAVER);

        directory.scim().delete("/Users/" + id).ok();

        assertThat(app.refresh(token).status()).isEqualTo(400);
    }

    @Test
    void a_directory_may_end_the_sessions_of_whoever_loses_a_role() {
        try (TestDirectory strict = TestDirectory.in(
                keycloak, realm, Map.of("apps", List.of("app"), "end-sessions-on-role-change", List.of("true")))) {
            String id = leaver(strict);
            String group = strict.group("Editors", id);
            String client = keycloak.admin()
                    .get("/" + realm + "/clients?clientId=" + app.clientId())
                    .json()
                    .at("/0/id")
                    .asText();
            String roles = "/" + realm + "/clients/" + client + "/roles";
            Map<String, ?> level = Map.of("directory-sync.level", List.of("10"));
            keycloak.admin().post(roles, Map.of("name", "Editor", "attributes", level));
            JsonNode editor = keycloak.admin().get(roles + "/Editor").ok().json();
            keycloak.admin()
                    .post("/" + realm + "/groups/" + group + "/role-mappings/clients/" + client, List.of(editor))
                    .ok();
            String online = app.refreshToken(LEAVER);
            String offline = app.signIn(LEAVER, "openid offline_access")
                    .ok()
                    .json()
                    .path("refresh_token")
                    .asText();

            strict.scim().delete("/Groups/" + group).ok();

            assertThat(app.refresh(online).status()).isEqualTo(400);
            assertThat(app.refresh(offline).status()).isEqualTo(400);
            assertThat(app.signIn(LEAVER, "openid").status()).isEqualTo(200);
        }
    }
}
