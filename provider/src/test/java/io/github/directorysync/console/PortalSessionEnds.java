package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Links that are revoked, unknown or malformed open no portal session, and guesses are throttled. On every database. */
abstract class PortalSessionEnds extends SetupLinkScenario {

    PortalSessionEnds(KeycloakServer keycloak) {
        super(keycloak, "invited-ends");
    }

    @Test
    void whatever_ends_a_link_ends_its_sessions_at_once_and_always_looks_the_same() {
        List<Answer> refusals = new ArrayList<>();
        JsonNode revoked = invited.wholeLink("acme");
        JsonNode gone = invited.wholeLink("beta");
        JsonNode good = invited.wholeLink("acme");
        Http ofRevoked = invited.enter(revoked);
        Http ofGone = invited.enter(gone);
        Http ofGood = invited.enter(good);

        realm.api().delete(LINKS + "/" + revoked.path("id").asText()).ok();
        assertThat(realm.api().delete(LINKS + "/" + revoked.path("id").asText()).status())
                .isEqualTo(404);
        realm.api().delete("/directories/beta?users=keep").ok();

        assertThat(ofRevoked.get("/directory").status()).isEqualTo(401);
        assertThat(ofRevoked.post("/tokens", Map.of("label", "Late")).status()).isEqualTo(401);
        assertThat(ofGone.get("/directory").status()).isEqualTo(401);
        assertThat(ofGood.get("/directory").status()).isEqualTo(200);
        refusals.add(invited.open(Invited.secret(revoked)));
        refusals.add(invited.open(Invited.secret(gone)));
        refusals.add(invited.open("kcdsl_" + "A".repeat(43)));
        refusals.add(invited.open("nonsense"));
        try (CustomerRealm other = CustomerRealm.in(realm.keycloak(), realm.name() + "-elsewhere", mailServer.port())) {
            other.create("acme");
            Http elsewhere = invited.portal(other.name());
            refusals.add(elsewhere.post("/session", Map.of("secret", Invited.secret(good))));
            assertThat(new Http(elsewhere.base(), ofGood.headers())
                            .get("/directory")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(refusals).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(refusals.get(0).body());
        });

        ofGood.delete("/session").ok();
        assertThat(ofGood.get("/directory").status()).isEqualTo(401);
        assertThat(realm.api().get(ACME + "/tokens").json().path("items")).isEmpty();
    }

    @Test
    void in_a_realm_that_is_switched_off_there_is_no_portal() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);

        realm.keycloak()
                .admin()
                .put("/" + realm.name(), Map.of("attributes", Map.of("directory-sync.enabled", "false")))
                .ok();

        assertThat(portal.get("/directory").status()).isEqualTo(404);
        assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(404);
        assertThat(invited.portal("nowhere").get("/directory").status()).isEqualTo(404);
    }

    @Test
    void who_guesses_has_to_wait_and_who_is_in_does_not() {
        JsonNode link = invited.wholeLink("acme");
        JsonNode never = invited.wholeLink("acme");
        Http portal = invited.enter(link);

        List<Integer> statuses = IntStream.range(0, 20)
                .mapToObj(i -> invited.open(guess(i)).status())
                .toList();
        Waiting.until(() -> invited.open(guess(20)).header("Retry-After").stream()
                .anyMatch(seconds -> Integer.parseInt(seconds) >= 8));

        assertThat(statuses).containsOnly(401);
        assertThat(invited.open(Invited.secret(never)).status()).isEqualTo(429);
        assertThat(portal.get("/directory").status()).isEqualTo(200);
        assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(201);
    }

    @Test
    void malformed_openings_are_bad_input() {
        for (String body : List.of("", "[]", "null", "{", "{\"secret\": 1}", "{}", "x".repeat(5000))) {
            assertThat(invited.portal().post("/session", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private static String guess(int number) {
        return "kcdsl_" + Integer.toString(number + 10).repeat(22).substring(1);
    }
}
