package io.github.directorysync.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.KeycloakVersion;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same JAR on the oldest Keycloak that is supported, and then on the one under test, on the same database. */
class UpgradeIT {

    private static final String REALM = "upgraded";

    /** What an administrator and the customer see, and what a change of the version must not change. */
    private static final List<String> ADDRESSES = List.of(
            "/settings",
            "/directories",
            "/directories/acme",
            "/directories/acme/people",
            "/directories/acme/groups",
            "/directories/acme/tokens",
            "/held",
            "/apps");

    private final TestEnvironment environment = TestEnvironment.anywhere();
    private String token = "";
    private String ann = "";
    private String sales = "";

    @Test
    void what_was_made_on_the_oldest_version_is_unchanged_on_the_newest_and_goes_on() {
        try (Postgres postgres = Postgres.start()) {
            Map<String, JsonNode> before;
            JsonNode link;
            try (KeycloakServer oldest =
                    KeycloakServer.start(postgres.database(), environment, KeycloakVersion.oldest())) {
                Invited invited = Invited.in(CustomerRealm.in(oldest, REALM, 25));
                fill(invited);
                link = invited.wholeLink("acme");
                before = seen(invited);
            }
            try (KeycloakServer newest = KeycloakServer.start(postgres.database(), environment)) {
                Invited invited = invited(newest);

                assertThat(newest.log()).doesNotContain(" ERROR ");
                assertThat(seen(invited)).containsExactlyEntriesOf(before);
                assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(201);
                assertThatItGoesOn(invited);
            }
        }
    }

    private void fill(Invited invited) {
        CustomerRealm realm = invited.realm();
        realm.create("acme");
        token = realm.token("acme");
        Http scim = scim(invited);
        ann = person(scim, "ann@acme.example", true);
        String bob = person(scim, "bob@acme.example", true);
        person(scim, "carol@acme.example", false);
        sales = scim.post(
                        "/Groups",
                        Map.of("displayName", "Sales", "members", List.of(Map.of("value", ann), Map.of("value", bob))))
                .createdId();
        invited.map(sales, "Editor");
        realm.api()
                .put(
                        "/apps/" + invited.app() + "/people/" + bob + "/selector",
                        Map.of("role", "Owner", "reason", "Founder"))
                .ok();
        realm.create("globex");
        realm.api().post("/directories/globex/pause", Map.of()).ok();
    }

    private static String person(Http scim, String userName, boolean active) {
        return scim.post(
                        "/Users",
                        Map.of(
                                "userName",
                                userName,
                                "externalId",
                                "00u-" + userName,
                                "name",
                                Map.of("givenName", "Zoë", "familyName", "Ünal"),
                                "title",
                                "Engineer",
                                "active",
                                active))
                .createdId();
    }

    private Map<String, JsonNode> seen(Invited invited) {
        Map<String, JsonNode> seen = new LinkedHashMap<>();
        Http scim = scim(invited);
        for (String address : List.of("/Users?sortBy=userName", "/Groups?sortBy=displayName", "/Users/" + ann)) {
            seen.put(address, scim.get(address).ok().json());
        }
        // What reads the log or the clock is asked for after it has been written.
        for (String address : ADDRESSES) {
            seen.put(address, steady(invited.realm().api().get(address).ok().json()));
        }
        seen.put("role", explained(invited).path("role"));
        return seen;
    }

    /** Without what every request changes. */
    private static JsonNode steady(JsonNode answer) {
        for (String changing : List.of("lastRequest", "lastDone", "lastUsed", "requests", "lastDay", "lastWeek")) {
            answer.findParents(changing)
                    .forEach(parent -> ((com.fasterxml.jackson.databind.node.ObjectNode) parent).remove(changing));
        }
        return answer;
    }

    private JsonNode explained(Invited invited) {
        return invited.realm()
                .api()
                .get("/apps/" + invited.app() + "/people/" + ann + "/explanation")
                .ok()
                .json();
    }

    private void assertThatItGoesOn(Invited invited) {
        Http scim = scim(invited);
        person(scim, "dave@acme.example", true);
        scim.patch(
                        "/Groups/" + sales,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(Map.of("op", "remove", "path", "members[value eq \"" + ann + "\"]"))))
                .ok();
        assertThat(explained(invited).path("role").asText()).isNotEqualTo("Editor");
        assertThat(scim.get("/Users?count=0").ok().json().path("totalResults").asInt())
                .isEqualTo(4);
        assertThat(scim.delete("/Users/" + ann).status()).isEqualTo(204);
        invited.realm().create("initech");
        invited.realm().api().post("/directories/globex/resume", Map.of()).ok();
    }

    private Http scim(Invited invited) {
        return invited.realm().scim("acme", token);
    }

    private static Invited invited(KeycloakServer keycloak) {
        String app = keycloak.admin()
                .get("/" + REALM + "/clients?clientId=shop")
                .ok()
                .json()
                .at("/0/id")
                .asText();
        return new Invited(new CustomerRealm(keycloak, REALM), app);
    }
}
