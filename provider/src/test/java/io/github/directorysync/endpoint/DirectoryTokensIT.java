package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of a directory are issued, shown once, replaced and revoked. */
@WithKeycloak
class DirectoryTokensIT extends AccessScenario {

    DirectoryTokensIT(KeycloakServer keycloak) {
        super(keycloak, "directory-tokens");
    }

    @Test
    void two_tokens_are_valid_at_a_time_and_a_third_is_refused() {
        Answer issued = issue(Map.of("label", "rotation"));
        String token = issued.json().path("token").asText();

        assertThat(token).matches("kcds_[A-Za-z0-9_-]{43}");
        assertThat(Http.at(directory.url()).bearer(token).get("/Users").status())
                .isEqualTo(200);
        assertThat(directory.scim().get("/Users").status()).isEqualTo(200);
        Answer third = keycloak.admin().post(tokens(), Map.of("label", "one too many"));
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.json().path("errorMessage").asText()).contains("2 active tokens");
    }

    @Test
    void a_revoked_token_is_refused_at_once() {
        JsonNode issued = issue(Map.of("label", "short-lived")).json();
        Http http = Http.at(directory.url()).bearer(issued.path("token").asText());
        http.get("/Users").ok();

        keycloak.admin().delete(tokens() + "/" + issued.path("id").asText()).ok();

        assertRefused(http.get("/Users"));
    }

    @Test
    void a_token_is_shown_once_and_listed_with_its_last_use() {
        String token = issue(Map.of("label", "Okta", "expiresIn", "P90D"))
                .json()
                .path("token")
                .asText();
        Http.at(directory.url()).bearer(token).get("/Users").ok();

        Answer listed = keycloak.admin().get(tokens());

        assertThat(listed.body()).doesNotContain(token);
        assertThat(listed.json().at("/items/0").path("label").asText()).isEqualTo("Okta");
        assertThat(listed.json().at("/items/0").path("lastFour").asText())
                .isEqualTo(token.substring(token.length() - 4));
        assertThat(listed.json().at("/items/0").path("expires").asText()).isNotEmpty();
        assertThat(listed.json().at("/items/0").path("lastUsed").asText()).isNotEmpty();
    }

    @Test
    void no_token_is_in_an_export_an_admin_event_or_the_log() {
        String issued = issue(Map.of("label", "secret")).json().path("token").asText();
        directory.scim().get("/Users").ok();

        String export = keycloak.admin()
                .post("/" + realm + "/partial-export?exportClients=true&exportGroupsAndRoles=true", "{}")
                .body();
        String component = keycloak.admin()
                .get("/" + realm + "/components/" + directory.id())
                .body();
        String events = keycloak.admin().get("/" + realm + "/admin-events").body();

        for (String secret : List.of(issued, directory.token())) {
            assertThat(export).contains(directory.alias()).doesNotContain(secret);
            assertThat(component).doesNotContain(secret);
            assertThat(events).doesNotContain(secret);
            assertThat(keycloak.log()).doesNotContain(secret);
        }
    }

    @Test
    void issuing_a_token_takes_an_administrator() {
        Answer answer = keycloak.http().post("/admin/realms" + tokens(), Map.of("label", "mine"));

        assertThat(answer.status()).isEqualTo(401);
    }

    private String tokens() {
        return directory.adminPath() + "/tokens";
    }

    private Answer issue(Map<String, ?> wanted) {
        return keycloak.admin().post(tokens(), wanted).ok();
    }
}
