package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An employee signs in at her own company, and types somebody else's name on Keycloak's review page. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class TakeOverIT extends TakeOverScenario {

    TakeOverIT(KeycloakServer keycloak) {
        super(keycloak);
    }

    @Test
    void whoever_types_the_ceos_user_name_is_not_the_ceo_when_the_directory_sends_them() {
        signInAndType(CEO, MALLORY);
        String typed = account(CEO);

        assertThat(push(CEO).status()).isEqualTo(409);

        JsonNode review = reviews().at("/items/0");
        assertThat(review.path("reason").asText()).isEqualTo("other-name-id");
        assertThat(decide(review, "link").status()).isEqualTo(400);
        assertThat(scim().get("/Users/" + typed).status()).isEqualTo(404);
        assertThat(keycloaks(typed).path("email").asText()).isEqualTo(MALLORY);
        assertThat(signIn(MALLORY)).isEqualTo(MALLORY);

        // She is known by her NameID, whatever she has typed, and frees what she has typed.
        assertThat(push(MALLORY).json().path("id").asText()).isEqualTo(typed);
        assertThat(keycloaks(typed).path("username").asText()).isEqualTo(MALLORY);
        Answer ceo = push(CEO);
        assertThat(ceo.status()).isEqualTo(201);
        assertThat(ceo.json().path("id").asText()).isNotEqualTo(typed);
        assertThat(signIn(CEO)).isEqualTo(CEO);
        assertThat(signIn(MALLORY)).isEqualTo(MALLORY);
        assertThat(account(CEO)).isEqualTo(ceo.json().path("id").asText());
    }

    @Test
    void whoever_types_the_ceos_e_mail_is_not_the_ceo_either() {
        signInAndType("mallory", CEO);
        String typed = account("mallory");

        assertThat(push(CEO).status()).isEqualTo(409);

        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("other-name-id");
        assertThat(scim().get("/Users/" + typed).status()).isEqualTo(404);
        assertThat(keycloaks(typed).path("username").asText()).isEqualTo("mallory");
        assertThat(keycloaks(typed).path("emailVerified").asBoolean(true)).isFalse();
    }

    @Test
    void the_place_that_is_kept_for_the_ceo_is_not_taken_by_whoever_types_the_ceos_name() {
        importUsers(false);
        String place = push(CEO).ok().json().path("id").asText();

        signInAndType(CEO, MALLORY);

        String typed = account(CEO);
        assertThat(typed).isNotEqualTo(place);
        assertThat(keycloaks(place).path("enabled").asBoolean(true)).isFalse();
        assertThat(keycloaks(typed).path("email").asText()).isEqualTo(MALLORY);
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("other-name-id");

        importUsers(true);
        assertThat(keycloaks(place).path("enabled").asBoolean(true)).isFalse();
        assertThat(keycloaks(typed).path("email").asText()).isEqualTo(MALLORY);
        assertThat(decide(reviews().at("/items/0"), "link").status()).isEqualTo(400);
        scim().delete("/Users/" + place).ok();
        assertThat(signIn(MALLORY)).isEqualTo(MALLORY);
    }

    private void signInAndType(String userName, String email) {
        var browser = new Browser();
        var login = browser.open(app.signIn().toString());
        var customer = browser.follow(login, "Acme");
        var proven = browser.signIn(customer, MALLORY, PASSWORD);
        var review = browser.submit(proven, Map.of());
        assertThat(review.has("username")).as(review.text()).isTrue();
        var back = browser.submit(review, Map.of("username", userName, "email", email));
        assertThat(app.read(back.field("SAMLResponse")).nameId()).isEqualTo(email);
    }

    /** Of somebody who is linked, and so is asked nothing. */
    private String signIn(String person) {
        var browser = new Browser();
        var login = browser.open(app.signIn().toString());
        var customer = browser.follow(login, "Acme");
        var proven = browser.signIn(customer, person, PASSWORD);
        var back = browser.submit(proven, Map.of());
        return app.read(back.field("SAMLResponse")).nameId();
    }

    private Answer push(String name) {
        return scim().post(
                        "/Users",
                        Map.of(
                                "userName",
                                name,
                                "externalId",
                                "id-of-" + name,
                                "name",
                                Map.of("givenName", "Given", "familyName", "Family"),
                                "emails",
                                List.of(Map.of("value", name, "primary", true))));
    }
}
