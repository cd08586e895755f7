package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How directories are: paused, their status, their tokens and the warnings about them. On every database. */
abstract class DirectoryHealth extends DirectoryScenario {

    DirectoryHealth(KeycloakServer keycloak) {
        super(keycloak, "directory-health");
    }

    @Test
    void a_paused_directory_refuses_everything_until_it_is_resumed() {
        realm.create("acme");
        String token = realm.token("acme");
        Http scim = realm.scim("acme", token);

        JsonNode paused = realm.api().post(ACME + "/pause", "").ok().json();

        assertThat(paused.path("status").asText()).isEqualTo("paused");
        assertThat(realm.components().at("/0/config/paused/0").asText()).isEqualTo("true");
        for (Answer answer : List.of(
                scim.get("/Users"),
                scim.post("/Users", Map.of("userName", "ann@example.com")),
                scim.post("/Bulk", Map.of("Operations", List.of())))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("detail").asText()).contains("paused");
        }
        assertThat(realm.scim("acme", "kcds_wrong").get("/Users").status()).isEqualTo(401);
        assertThat(scim.get("/ServiceProviderConfig").status()).isEqualTo(200);

        realm.api().post(ACME + "/resume", "").ok();

        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }

    @Test
    void its_status_follows_it_from_draft_to_active_and_to_what_is_wrong() {
        assertThat(realm.create("acme").path("status").asText()).isEqualTo("draft");
        String token = realm.token("acme");
        assertThat(status()).isEqualTo("waiting-for-first-request");

        realm.scim("acme", token).get("/Users").ok();

        CustomerRealm.eventually(() -> status().equals("active"));
        assertThat(realm.api().get(ACME).json().has("firstRequest")).isTrue();

        realm.api().patch(ACME, Map.of("identityProvider", "acme-saml")).ok();
        realm.keycloak()
                .admin()
                .delete("/" + realm.name() + "/identity-provider/instances/acme-saml")
                .ok();
        JsonNode broken = realm.api().get(ACME).json();
        assertThat(broken.path("status").asText()).isEqualTo("needs-attention");
        assertThat(broken.at("/attention/0/code").asText()).isEqualTo("identity-provider-missing");
        realm.api().post(ACME + "/pause", "").ok();
    }

    @Test
    void a_token_is_exchanged_without_a_gap() {
        realm.create("acme");
        String old = realm.token("acme");
        String tokens = ACME + "/tokens";
        String id = realm.api().get(tokens).json().at("/items/0/id").asText();

        JsonNode next = realm.api()
                .post(tokens + "/" + id + "/rotate", Map.of("overlap", "P3D"))
                .ok()
                .json();

        assertThat(next.path("label").asText()).isEqualTo("Okta");
        assertThat(realm.scim("acme", old).get("/Users").status()).isEqualTo(200);
        assertThat(realm.scim("acme", next.path("token").asText()).get("/Users").status())
                .isEqualTo(200);
        assertThat(realm.api().get(tokens).json().at("/items/0/expires").asText())
                .isNotEmpty();
        Answer third = realm.api().post(tokens + "/" + id + "/rotate", Map.of("overlap", "P3D"));
        assertThat(third.status()).isEqualTo(400);
        assertThat(realm.api().get(tokens).json().path("items")).hasSize(2);

        realm.api()
                .post(tokens + "/" + next.path("id").asText() + "/rotate", Map.of("overlap", "PT0S"))
                .ok();

        assertThat(realm.scim("acme", next.path("token").asText()).get("/Users").status())
                .isEqualTo(401);
    }

    @Test
    void the_contacts_are_told_once_that_a_token_expires() {
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", "Acme Corp.", "alias", "acme", "contacts", List.of("it@acme.example")))
                .ok();

        realm.api()
                .post(ACME + "/tokens", Map.of("label", "Okta", "expiresIn", "P5D"))
                .ok();

        CustomerRealm.eventually(() -> !mailServer.mails().isEmpty() && warnings() > 0);
        realm.api()
                .post(ACME + "/tokens", Map.of("label", "Next", "expiresIn", "P1D"))
                .ok();
        CustomerRealm.eventually(() -> mailServer.mails().size() > 1);
        assertThat(mailServer.mails()).hasSize(2);
        assertThat(mailServer.mails().get(0)).contains("<it@acme.example>", "Acme Corp.", "Okta");
        assertThat(warnings()).isEqualTo(2);
    }

    @Test
    void the_health_of_a_node_is_its_background_work_and_counts_the_directories() {
        realm.create("acme");

        JsonNode health = realm.api().get("/health").ok().json();

        assertThat(health.path("status").asText()).isEqualTo("up");
        assertThat(health.at("/directories/draft").asInt()).isEqualTo(1);
        assertThat(health.path("tasks").findValuesAsText("name")).contains("activity-retention", "directory-removal");
    }

    private long warnings() {
        long found = 0;
        for (JsonNode event : realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/admin-events?max=100")
                .ok()
                .json()) {
            found += event.path("operationType").asText().equals("ACTION") ? 1 : 0;
        }
        return found;
    }
}
