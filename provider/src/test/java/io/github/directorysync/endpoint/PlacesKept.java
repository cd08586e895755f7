package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was given to a person before the place was taken is kept: values, groups and roles. */
abstract class PlacesKept extends TakenPlaceScenario {

    PlacesKept(KeycloakServer keycloak) {
        super(keycloak, "taken-places-kept");
    }

    @Test
    void nothing_is_lost_of_somebody_who_takes_the_place_and_cannot_be_made_what_the_directory_says() {
        acme.close();
        acme = TestDirectory.in(
                keycloak,
                realm,
                Map.of(
                        "verified-domains",
                        List.of("acme.example"),
                        "import-users",
                        List.of("false"),
                        "guard",
                        List.of("refuse"),
                        "guard-count",
                        List.of("0"),
                        "guard-percent",
                        List.of("0")));
        Map<String, Object> inactive = new HashMap<>(person(ANN, "a1"));
        inactive.put("active", false);
        inactive.put("title", "Boss");
        String place = acme.user(inactive);
        String ann = account(ANN, true);

        admin().signedIn()
                .patch(
                        "/admin/realms/" + realm + "/directory-sync/directories/" + acme.alias(),
                        Map.of("importUsers", true))
                .ok();

        JsonNode seen = acme.get("/Users/" + place);
        assertThat(seen.path("title").asText()).isEqualTo("Boss");
        assertThat(seen.path("externalId").asText()).isEqualTo("a1");
        assertThat(seen.path("active").asBoolean(true)).isFalse();
        assertThat(seen.at("/emails/0/value").asText()).isEqualTo(ANN);
        assertThat(acme.get("/Users?filter=" + Http.encoded("emails.value eq \"" + ANN + "\""))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void a_role_that_was_chosen_for_them_is_theirs_with_its_reason() {
        String place = acme.user(person(ANN, "a1"));
        role("Chosen", 20);
        String selector = "/" + realm + "/directory-sync/apps/" + app() + "/people/%s/selector";
        admin().put(selector.formatted(place), Map.of("role", "Chosen", "reason", "she asked"))
                .ok();
        String ann = account(ANN, false);

        signsInThrough(ann, ANN);

        JsonNode chosen = admin().get(selector.formatted(ann)).ok().json();
        assertThat(chosen.path("role").asText()).isEqualTo("Chosen");
        assertThat(chosen.path("reason").asText()).isEqualTo("she asked");
    }
}
