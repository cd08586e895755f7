package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the holder of a set-up link sees of their directory, does there and reads in its log. On every database. */
abstract class CustomerPortal extends SetupLinkScenario {

    CustomerPortal(KeycloakServer keycloak) {
        super(keycloak, "invited-portal");
    }

    @Test
    void the_holder_sees_their_directory_and_not_what_is_the_vendors() {
        realm.api()
                .patch(ACME, Map.of("contacts", List.of("it@vendor.example"), "clients", List.of("provisioning")))
                .ok();

        Answer opened = invited.open(Invited.secret(invited.wholeLink("acme")));

        assertThat(opened.status()).isEqualTo(201);
        Http portal = invited.portal().bearer(opened.json().path("token").asText());
        Answer directory = portal.get("/directory");
        assertThat(directory.json().path("alias").asText()).isEqualTo("acme");
        assertThat(directory.json().path("setup").path("scimBaseUrl").asText())
                .endsWith("/realms/" + realm.name() + "/directories/acme/scim/v2");
        assertThat(directory.body()).doesNotContain("vendor.example", "provisioning", "guard");
        assertThat(directory.header("Cache-Control")).contains("no-store");
        assertThat(directory.header("Referrer-Policy")).contains("no-referrer");
        assertThat(directory.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(directory.header("X-Frame-Options")).isPresent();
        assertThat(directory.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(invited.portal().get("/directory").header("Cache-Control")).contains("no-store");
    }

    @Test
    void the_holder_says_which_provider_it_is_and_exchanges_tokens() {
        Http portal = invited.enter(invited.wholeLink("acme"));

        assertThat(portal.patch("/directory", Map.of("kind", "okta"))
                        .ok()
                        .json()
                        .path("kind")
                        .asText())
                .isEqualTo("okta");
        String token = portal.post("/tokens", Map.of("label", "Okta"))
                .ok()
                .json()
                .path("token")
                .asText();
        assertThat(realm.scim("acme", token).get("/Users").status()).isEqualTo(200);
        String id = portal.get("/tokens").ok().json().at("/items/0/id").asText();
        portal.post("/tokens/" + id + "/rotate", Map.of("overlap", "P1D")).ok();
        assertRefused("token", portal.post("/tokens", Map.of("label", "a third")));
        portal.delete("/tokens/" + id).ok();

        assertThat(realm.scim("acme", token).get("/Users").status()).isEqualTo(401);
        assertRefused("paused", portal.patch("/directory", Map.of("paused", true)));
        assertRefused("kind", portal.patch("/directory", Map.of("kind", "nonsense")));
        assertThat(realm.api().get(ACME).json().path("kind").asText()).isEqualTo("okta");
    }

    @Test
    void each_opening_and_each_change_is_in_the_log_with_the_link_as_who_did_it() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);
        portal.post("/tokens", Map.of("label", "Okta")).ok();

        JsonNode log =
                portal.with("Accept", "application/json").get("/activity").ok().json();
        assertThat(log.path("items").findValuesAsText("operation"))
                .containsExactly("create-directory-token", "open-link");
        JsonNode opening = log.at("/items/1");
        assertThat(opening.path("actorKind").asText()).isEqualTo("link");
        assertThat(opening.path("actor").asText()).isEqualTo("Ann of acme");
        assertThat(opening.path("client").asText()).isEqualTo("Firefox of Ann");
        assertThat(opening.path("address").asText()).isNotEmpty();
        String entry = log.at("/items/0/id").asText();
        assertThat(portal.with("Accept", "application/json")
                        .get("/activity/" + entry)
                        .ok()
                        .body())
                .contains("Okta")
                .doesNotContain("kcds_");
        JsonNode listed = realm.api().get(LINKS).json().at("/items/0");
        assertThat(listed.path("opened").asInt()).isEqualTo(1);
        assertThat(listed.has("lastOpened")).isTrue();
        assertThat(events()).contains("link:" + link.path("id").asText(), "DIRECTORY_TOKEN", "open-link");
    }

    @Test
    void the_log_of_a_holder_has_nothing_of_others_nor_of_administrators() {
        invited.group("beta", "Secret");
        realm.api().post("/directories/acme/held/discard", Map.of("all", true)).ok();
        Http portal = invited.enter(invited.link("acme", "read-log")).with("Accept", "text/csv");

        Answer log = portal.get("/activity");

        assertThat(log.body()).contains("open-link").doesNotContain("beta", "Secret", "admin");
        String foreign = realm.api()
                .with("Accept", "application/json")
                .get("/directories/beta/activity")
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(foreign).isNotEmpty();
        assertThat(portal.with("Accept", "application/json")
                        .get("/activity/" + foreign)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void answers_are_as_the_description_says() {
        invited.group("acme", "Sales");
        SchemaCheck admin =
                new SchemaCheck(realm.api().get("/openapi.json").ok().json());
        SchemaCheck check =
                new SchemaCheck(invited.portal().get("/openapi.json").ok().json());
        List<String> faults = new ArrayList<>();
        Answer made = invited.wish("acme", Map.of("scopes", List.of("connect")));
        faults.addAll(admin.faults("post", "/directories/{directory}/links", made.status(), made.json()));
        Answer list = realm.api().get(LINKS);
        faults.addAll(admin.faults("get", "/directories/{directory}/links", list.status(), list.json()));
        JsonNode whole = invited.wholeLink("acme");
        Answer opened = invited.open(Invited.secret(whole));
        faults.addAll(check.faults("post", "/portal/api/session", opened.status(), opened.json()));
        Http portal = invited.enter(whole).with("Accept", "application/json");
        for (String path : List.of("/directory", "/tokens", "/mapping", "/apps", "/groups", "/activity")) {
            Answer answer = portal.get(path.equals("/groups") ? path + "?app=" + invited.app() : path);
            faults.addAll(check.faults("get", "/portal/api" + path, answer.status(), answer.json()));
        }

        assertThat(faults).isEmpty();
    }
}
