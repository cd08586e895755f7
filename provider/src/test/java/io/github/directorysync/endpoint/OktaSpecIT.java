package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Okta's SPEC and CRUD suites assert before an integration is listed. */
@WithKeycloak
class OktaSpecIT {

    private static final String REALM = "okta-spec";
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private final TestDirectory directory;
    private final String existing;

    OktaSpecIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        existing = directory.user("existing@example.com");
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void the_first_user_is_listed_in_full() {
        JsonNode list = directory.get("/Users?count=1&startIndex=1");

        assertThat(list.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(List.of("itemsPerPage", "startIndex", "totalResults"))
                .allMatch(number -> list.path(number).isNumber());
        JsonNode first = list.at("/Resources/0");
        assertThat(List.of("/id", "/name/familyName", "/name/givenName", "/userName", "/emails/0/value"))
                .noneMatch(place -> first.at(place).asText().isEmpty());
        assertThat(first.path("active").isBoolean()).isTrue();
        assertThat(directory.get("/Users/" + first.path("id").asText()).path("id"))
                .isEqualTo(first.path("id"));
    }

    @Test
    void a_user_name_that_nobody_has_is_an_empty_list() {
        JsonNode list = directory.get("/Users?filter=" + Http.encoded("userName eq \"nobody@example.com\""));

        assertThat(list.path("totalResults").asInt()).isZero();
        assertThat(list.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    }

    @Test
    void an_id_that_nobody_has_is_not_found() {
        Answer answer = directory.scim().get("/Users/010101001010101011001010101011");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.json().at("/schemas/0").asText()).isEqualTo(ERROR);
        assertThat(answer.json().path("status").isTextual()).isTrue();
    }

    @Test
    void without_a_token_nobody_comes_in() {
        Answer answer = Http.at(directory.url()).get("/Users");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/schemas/0").asText()).isEqualTo(ERROR);
        assertThat(answer.json().path("status").isTextual()).isTrue();
    }

    @Test
    void a_new_user_is_made_once() {
        Map<String, Object> okta = Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                "userName",
                "Runscope300@example.com",
                "name",
                Map.of("givenName", "Runscope", "familyName", "Okta"),
                "emails",
                List.of(Map.of("primary", true, "value", "runscope300@example.com", "type", "work")),
                "displayName",
                "Runscope Okta",
                "active",
                true);

        Answer made = directory.scim().post("/Users", okta);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("active").asBoolean()).isTrue();
        assertThat(made.json().path("id").asText()).isNotEmpty();
        assertThat(made.json().at("/name/familyName").asText()).isEqualTo("Okta");
        assertThat(made.json().at("/name/givenName").asText()).isEqualTo("Runscope");
        assertThat(made.json().at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:schemas:core:2.0:User");
        assertThat(made.json().path("userName").asText()).isEqualTo("Runscope300@example.com");
        JsonNode read = directory.get("/Users/" + made.json().path("id").asText());
        assertThat(read.path("userName").asText()).isEqualTo("Runscope300@example.com");
        assertThat(read.at("/name/familyName").asText()).isEqualTo("Okta");
        assertThat(directory.scim().post("/Users", okta).status()).isEqualTo(409);
    }

    @Test
    void a_user_name_is_found_in_any_case() {
        String loud = "existing@example.com".toUpperCase(Locale.ROOT);

        JsonNode list = directory.get("/Users?filter=" + Http.encoded("userName eq \"" + loud + "\""));

        assertThat(list.path("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void groups_are_listed_within_600_milliseconds() {
        // On a machine that does other things too, sooner or later.
        Waiting.until(() -> millisOfGroups() < 600);
    }

    @Test
    void an_assigned_person_is_changed_deactivated_and_comes_back() {
        String resource = "/Users/" + existing;
        directory
                .scim()
                .put(
                        resource,
                        Map.of(
                                "userName",
                                "existing@example.com",
                                "name",
                                Map.of("givenName", "New", "familyName", "Family")))
                .ok();
        assertThat(directory.get(resource).at("/name/givenName").asText()).isEqualTo("New");

        for (boolean active : new boolean[] {false, true, false}) {
            directory
                    .scim()
                    .patch(
                            resource,
                            Map.of("Operations", List.of(Map.of("op", "replace", "value", Map.of("active", active)))))
                    .ok();
            assertThat(directory.get(resource).path("active").asBoolean()).isEqualTo(active);
        }
    }

    private long millisOfGroups() {
        Instant before = Instant.now();
        directory.scim().get("/Groups").ok();
        return Duration.between(before, Instant.now()).toMillis();
    }
}
