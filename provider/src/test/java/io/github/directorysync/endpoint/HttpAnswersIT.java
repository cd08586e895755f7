package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.api.Test;

/** Answers to HEAD, to a creation, to parameters in any letter case, and to attributes that no schema defines. */
@WithKeycloak
class HttpAnswersIT extends HttpScenario {

    HttpAnswersIT(KeycloakServer keycloak) {
        super(keycloak, "http-answers");
    }

    @Test
    void a_head_is_answered_like_a_get_without_the_body() {
        String id = directory.user("headed@example.com");
        Answer read = directory.scim().get("/Users/" + id);

        Answer head = directory.scim().send("HEAD", "/Users/" + id, "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(head.header("Content-Location")).isEqualTo(read.header("Content-Location"));
        assertThat(directory.scim().send("HEAD", "/Users/nobody", "").status()).isEqualTo(404);
        assertThat(directory.scim().send("HEAD", "/Users?count=0", "").status()).isEqualTo(200);
    }

    @Test
    void a_new_resource_has_its_location_and_version() {
        Answer answer = directory.scim().post("/Users", "{\"userName\":\"located\"}");

        String location = answer.header("Location").orElseThrow();
        assertThat(location)
                .isEqualTo(
                        directory.url() + "/Users/" + answer.json().path("id").asText());
        assertThat(answer.json().at("/meta/location").asText()).isEqualTo(location);
        assertThat(answer.header("ETag")).contains("W/\"0\"");
    }

    @Test
    void parameters_of_a_list_are_read_in_any_letter_case() {
        directory.user("first@example.com");
        directory.user("second@example.com");

        JsonNode found = directory.get("/Users?SORTBY=userName&sortorder=descending&Count=1"
                + "&FILTER=USERNAME+pr&Attributes=userName&attributes=id&shoeSize=44");

        assertThat(found.path("totalResults").asInt()).isEqualTo(2);
        assertThat(found.at("/Resources/0/userName").asText()).isEqualTo("second@example.com");
        assertThat(found.at("/Resources/0").has("emails")).isFalse();
        assertThat(found.path("Resources")).hasSize(1);
    }

    @Test
    void an_ignored_attribute_is_named_once_in_the_log_without_its_value() {
        String body =
                "{\"userName\":\"%s\",\"shoeSize\":\"a secret value\",\"urn:no:such\":{\"x\":\"another secret\"}}";

        for (String name : new String[] {"one", "two", "three"}) {
            directory.scim().post("/Users", body.formatted(name)).ok();
        }

        String about = "directory " + directory.id() + ": ";
        assertThat(keycloak.log().split(about + "shoeSize is not defined by any schema", -1))
                .hasSize(2);
        assertThat(keycloak.log().split(about + "urn:no:such is not defined by any schema", -1))
                .hasSize(2);
        assertThat(keycloak.log()).doesNotContain("a secret value", "another secret");
    }
}
