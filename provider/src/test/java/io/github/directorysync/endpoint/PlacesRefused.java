package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account that may be somebody else's takes no place before an administrator decides. */
abstract class PlacesRefused extends TakenPlaceScenario {

    PlacesRefused(KeycloakServer keycloak) {
        super(keycloak, "taken-places-refused");
    }

    @Test
    void who_may_be_somebody_else_is_looked_at_and_then_takes_the_place() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        String ann = account(ANN, false);

        replace(place, "title", "Boss").ok();
        replace(place, "title", "Big boss").ok();

        assertThat(accounts()).hasSize(2);
        JsonNode reviews = reviews();
        assertThat(reviews.path("total").asInt()).isEqualTo(1);
        assertThat(reviews.at("/items/0/reason").asText()).isEqualTo("unproved");
        assertThat(reviews.at("/items/0/account/id").asText()).isEqualTo(ann);

        admin().post(path() + "/reviews/" + reviews.at("/items/0/id").asText() + "/link", Map.of())
                .ok();

        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(groupsOf(ann)).containsExactly(group);
        assertThat(acme.get("/Users/" + place).path("title").asText()).isEqualTo("Big boss");
        assertThat(reviews().path("total").asInt()).isZero();
    }

    @Test
    void who_signs_in_as_somebody_else_and_has_only_typed_the_name_takes_no_place() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        String typed = account(ANN, false);

        signsInThrough(typed, "mallory@acme.example");
        JsonNode before = keycloaks(typed);
        assertThat(before.path("firstName").asText()).isEqualTo("Some");
        replace(place, "title", "Boss").ok();
        admin().signedIn()
                .patch("/admin/realms" + path(), Map.of("importUsers", true))
                .ok();

        assertThat(keycloaks(typed)).isEqualTo(before);
        assertThat(groupsOf(typed)).isEmpty();
        assertThat(acme.get("/Groups/" + group).at("/members/0/value").asText()).isEqualTo(place);
        JsonNode reviews = reviews();
        assertThat(reviews.path("total").asInt()).isEqualTo(1);
        assertThat(reviews.at("/items/0/reason").asText()).isEqualTo("other-name-id");
        String review = reviews.at("/items/0/id").asText();
        assertThat(admin().post(path() + "/reviews/" + review + "/link", Map.of())
                        .status())
                .isEqualTo(400);
        acme.scim().delete("/Users/" + place).ok();
        assertThat(keycloaks(typed)).isEqualTo(before);
    }

    @Test
    void nobody_of_importance_takes_a_place() {
        String place = acme.user(person("root", "r1"));
        String root = account("root", true);
        FixtureRealm.makeAdministrator(keycloak, realm, root);

        signsInThrough(root, "root");
        JsonNode before = keycloaks(root);
        replace(place, "title", "Boss").ok();

        assertThat(keycloaks(root)).isEqualTo(before);
        assertThat(acme.get("/Users/" + place).path("title").asText()).isEqualTo("Boss");
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("administrator");
        assertThat(reviews().at("/items/0/linkable").asBoolean(true)).isFalse();
    }

    @Test
    void the_place_of_one_directory_is_nobodys_of_another() {
        String place = acme.user(person(ANN, "a1"));
        signsInThrough(account(ANN, false), ANN);
        try (var other = TestDirectory.in(keycloak, realm)) {
            String group = other.group("Others");

            assertThat(other.scim().get("/Users/" + place).status()).isEqualTo(404);
            assertThat(other.scim().delete("/Users/" + place).status()).isEqualTo(404);
            other.scim()
                    .patch(
                            "/Groups/" + group,
                            Map.of(
                                    "Operations",
                                    List.of(Map.of(
                                            "op", "add", "path", "members", "value", List.of(Map.of("value", place))))))
                    .ok();
            assertThat(other.get("/Groups/" + group).path("members")).isEmpty();
            assertThat(other.get("/Users?filter=" + Http.encoded("id eq \"" + place + "\""))
                            .path("totalResults")
                            .asInt())
                    .isZero();
        }
    }

    private JsonNode reviews() {
        return admin().get(path() + "/reviews").ok().json();
    }
}
