package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** How directories are in numbers, what a form offers, and what changes of a directory would do before they are made. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewOnPostgresIT {

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Http scim;
    private final String ann;
    private final String bob;

    OverviewOnPostgresIT(OnPostgres server) {
        realm = CustomerRealm.in(server.keycloak(), "overviews", mailServer.port());
        realm.create("acme");
        scim = realm.scim("acme", realm.token("acme"));
        ann = scim.post("/Users", Map.of("userName", "ann@acme.example")).createdId();
        bob = scim.post("/Users", Map.of("userName", "bob@acme.example")).createdId();
        scim.post("/Users", Map.of("userName", "gone@acme.example", "active", false))
                .createdId();
        scim.post("/Groups", Map.of("displayName", "Staff", "members", List.of(Map.of("value", ann))))
                .createdId();
    }

    @AfterAll
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void states_people_and_token_ends_are_told_as_numbers_and_moments() {
        realm.create("draft");
        JsonNode token = realm.api()
                .post("/directories/draft/tokens", Map.of("label", "Soon", "expiresIn", "P3D"))
                .ok()
                .json();

        JsonNode all = get("/overview");
        JsonNode one = get("/directories/acme/overview");

        assertThat(all.at("/directories/total").asInt()).isEqualTo(2);
        assertThat(all.at("/directories/byStatus").properties().stream()
                        .mapToInt(status -> status.getValue().asInt())
                        .sum())
                .isEqualTo(2);
        assertThat(all.at("/people/total").asInt()).isEqualTo(3);
        assertThat(all.at("/people/active").asInt()).isEqualTo(2);
        assertThat(all.path("groups").asInt()).isOne();
        assertThat(all.at("/tokens/ending").asInt()).isOne();
        assertThat(all.at("/tokens/next/0/id").asText())
                .isEqualTo(token.path("id").asText());
        assertThat(all.at("/tokens/next/0/directory").asText()).isEqualTo("draft");
        assertThat(one.at("/people/byReason/active").asInt()).isEqualTo(2);
        assertThat(one.at("/people/byReason/directory").asInt()).isOne();
        assertThat(one.at("/groups/unmapped").asInt()).isOne();
        assertThat(one.at("/tokens/0/label").asText()).isEqualTo("Okta");
        assertThat(get("/directories/draft/overview").at("/people/total").asInt())
                .isZero();
    }

    @Test
    void requests_and_refusals_are_counted_by_the_hour() {
        assertThat(scim.post("/Users", Map.of("userName", "ann@acme.example")).status())
                .isEqualTo(409);

        CustomerRealm.eventually(() ->
                sum("/directories/acme/overview/traffic", "refused") >= 1 && sum("/overview/traffic", "refused") >= 1);

        assertThat(sum("/directories/acme/overview/traffic", "requests")).isGreaterThanOrEqualTo(5);
        assertThat(get("/overview/traffic?bucket=P1D&buckets=31").path("items")).hasSize(31);
        assertThat(realm.api().get("/overview/traffic?bucket=P1D&buckets=32").status())
                .isEqualTo(400);
        assertThat(get("/overview/traffic?from=2001-01-01T00:00:00Z")
                        .at("/items/0/requests")
                        .asInt())
                .isZero();
    }

    private int sum(String path, String field) {
        return get(path).path("items").findValues(field).stream()
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    @Test
    void a_form_is_offered_what_can_be_chosen() {
        assertThat(get("/choices/identity-providers").at("/items/0/value").asText())
                .isEqualTo("acme-saml");
        assertThat(get("/choices/clients?search=ADMIN-CLI").at("/items/0/value").asText())
                .isEqualTo("admin-cli");
        assertThat(get("/choices/groups?search=acme").path("items").findValuesAsText("value"))
                .containsExactly("acme");
        assertThat(get("/choices/clients?max=1").path("total").asInt()).isGreaterThan(3);
        for (String kind : List.of("organizations", "service-accounts")) {
            assertThat(get("/choices/" + kind).path("total").asInt()).as(kind).isZero();
        }
        assertThat(realm.api().get("/choices/users").status()).isEqualTo(404);
        assertThat(realm.as("viewer").get("/choices/clients").status()).isEqualTo(403);
    }

    @Test
    void settings_and_removal_are_tried_without_anything_happening() {
        JsonNode limited = preview(Map.of("accessGroups", List.of("staff"), "identityProvider", "acme-saml"));

        assertThat(limited.at("/suspended/total").asInt()).isOne();
        assertThat(limited.at("/suspended/items/0/id").asText()).isEqualTo(bob);
        assertThat(limited.path("held").asBoolean(true)).isFalse();
        assertThat(limited.at("/linked/total").asInt()).isEqualTo(3);
        assertThat(limited.path("changes")).hasSize(2);
        assertThat(preview(Map.of("contacts", List.of("it@acme.example")))
                        .at("/suspended/total")
                        .asInt())
                .isZero();
        assertThat(realm.api()
                        .post("/directories/acme/preview", Map.of("identityProvider", "nowhere"))
                        .status())
                .isEqualTo(400);

        JsonNode removal = get("/directories/acme/preview/removal?users=suspend&max=1");
        assertThat(removal.path("people").asInt()).isEqualTo(3);
        assertThat(removal.at("/losing/total").asInt()).isEqualTo(2);
        assertThat(removal.at("/losing/items").findValuesAsText("userName")).containsExactly("ann@acme.example");
        assertThat(removal.path("groups").asInt()).isOne();
        assertThat(get("/directories/acme/preview/removal?users=keep")
                        .at("/losing/total")
                        .asInt())
                .isZero();
        assertThat(realm.api().get("/directories/acme/preview/removal").status())
                .isEqualTo(400);

        assertThat(realm.user(bob).path("enabled").asBoolean()).isTrue();
        assertThat(get("/directories/acme").path("accessGroups")).isEmpty();
    }

    private JsonNode preview(Map<String, ?> settings) {
        return realm.api().post("/directories/acme/preview", settings).ok().json();
    }

    private JsonNode get(String path) {
        return realm.api().get(path).ok().json();
    }
}
