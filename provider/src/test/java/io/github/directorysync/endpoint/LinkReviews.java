package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reviews in which an administrator links an account to a person of the directory, or dismisses it. */
abstract class LinkReviews extends LinkingScenario {

    LinkReviews(KeycloakServer keycloak) {
        super(keycloak, "linking-reviews");
    }

    @Test
    void what_an_administrator_has_looked_at_is_asked_again_when_they_link() {
        String fred = account("fred", "fred@private.example", false);
        assertRefused(acme.scim().post("/Users", person("fred", "fred@acme.example", "f1")));
        String review = reviews(acme, "open").path("items").path(0).path("id").asText();

        signedInThrough(fred, "acme-saml", "mallory");
        assertThat(decide(acme, review, "link").status()).isEqualTo(400);
        admin().delete("/" + realm + "/users/" + fred + "/federated-identity/acme-saml")
                .ok();
        String other = account("other", "fred@acme.example", false);
        assertThat(decide(acme, review, "link").status()).isEqualTo(400);
        admin().delete("/" + realm + "/users/" + other).ok();
        FixtureRealm.makeAdministrator(keycloak, realm, fred);
        assertThat(decide(acme, review, "link").status()).isEqualTo(400);

        assertThat(acme.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(account(fred).path("email").asText()).isEqualTo("fred@private.example");
    }

    @Test
    void an_administrator_links_and_the_directory_goes_on_as_if_nothing_had_been() {
        String fay = account("fay", "fay@private.example", false);
        assertRefused(acme.scim().post("/Users", person("Fay", "fay@acme.example", "f1")));
        assertRefused(acme.scim().post("/Users", person("Fay", "fay@acme.example", "f2")));
        JsonNode open = reviews(acme, "open");
        assertThat(open.path("total").asInt()).isEqualTo(1);
        JsonNode review = open.path("items").path(0);
        assertThat(review.path("times").asInt()).isEqualTo(2);
        assertThat(review.at("/account/id").asText()).isEqualTo(fay);
        assertThat(review.path("externalId").asText()).isEqualTo("f2");
        assertThat(directory(acme).path("attention").findValuesAsText("code")).contains("reviews");

        JsonNode linked = decide(acme, review.path("id").asText(), "link").ok().json();

        assertThat(linked.path("state").asText()).isEqualTo("linked");
        assertThat(linked.path("decidedBy").asText()).isEqualTo("admin");
        JsonNode found = acme.get("/Users?filter=" + Http.encoded("userName eq \"fay\""));
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(fay);
        assertThat(found.at("/Resources/0/externalId").asText()).isEqualTo("f2");
        assertThat(account(fay).path("email").asText()).isEqualTo("fay@acme.example");
        assertThat(account(fay).path("emailVerified").asBoolean()).isTrue();
        assertThat(federated(fay).path(0).path("userId").asText()).isEqualTo("Fay");
        acme.scim()
                .patch(
                        "/Users/" + fay,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "title", "value", "Boss"))))
                .ok();
        assertThat(directory(acme).path("attention").findValuesAsText("code")).doesNotContain("reviews");
        assertThat(new ActivityEntries(acme).changes().toString())
                .contains("link-review")
                .contains("needs-review");
    }

    @Test
    void what_is_dismissed_stays_dismissed_until_it_is_about_another_account() {
        String gus = account("gus", "gus@private.example", false);
        assertRefused(acme.scim().post("/Users", Map.of("userName", "gus")));
        String review = reviews(acme, "open").path("items").path(0).path("id").asText();

        decide(acme, review, "dismiss").ok();
        assertRefused(acme.scim().post("/Users", Map.of("userName", "gus")));

        assertThat(reviews(acme, "open").path("total").asInt()).isZero();
        assertThat(reviews(acme, "dismissed").at("/items/0/times").asInt()).isEqualTo(2);

        admin().delete("/" + realm + "/users/" + gus).ok();
        assertThat(reviews(acme, "any").path("total").asInt()).isZero();
        account("gus", "gus@private.example", false);
        assertRefused(acme.scim().post("/Users", Map.of("userName", "gus")));

        assertThat(reviews(acme, "open").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void reviews_are_their_directorys_own_and_paged() {
        account("hal", "hal@private.example", false);
        assertRefused(acme.scim().post("/Users", Map.of("userName", "hal")));
        String review = reviews(acme, "open").path("items").path(0).path("id").asText();
        try (var other = TestDirectory.in(keycloak, realm)) {
            assertThat(reviews(other, "any").path("total").asInt()).isZero();
            assertThat(decide(other, review, "link").status()).isEqualTo(404);
            assertThat(decide(other, review, "dismiss").status()).isEqualTo(404);
        }
        assertThat(decide(acme, "nonsense", "link").status()).isEqualTo(404);
        Answer wrong = admin().get(path(acme) + "/reviews?state=maybe");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("field").asText()).isEqualTo("state");
        JsonNode beyond =
                admin().get(path(acme) + "/reviews?first=1&max=1").ok().json();
        assertThat(beyond.path("total").asInt()).isEqualTo(1);
        assertThat(beyond.path("items")).isEmpty();
    }

    private JsonNode directory(TestDirectory directory) {
        return admin().get(path(directory)).ok().json();
    }
}
