package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many groups of a directory that are mapped in one call: all or none, and by nobody who has not seen the last change. */
@WithKeycloak
class GroupMappingsIT {

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Invited invited;
    private final String sales;
    private final String support;

    GroupMappingsIT(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "mappings", mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
        Http scim = realm.scim("acme", realm.token("acme"));
        sales = scim.post("/Groups", Map.of("displayName", "Sales")).createdId();
        support = scim.post("/Groups", Map.of("displayName", "Support")).createdId();
        for (String group : List.of(sales, support)) {
            String person = scim.post("/Users", Map.of("userName", group)).createdId();
            scim.patch(
                    "/Groups/" + group,
                    Map.of(
                            "schemas",
                            List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                            "Operations",
                            List.of(Map.of(
                                    "op", "add", "path", "members", "value", List.of(Map.of("value", person))))));
        }
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void groups_are_mapped_together_after_a_dry_run_has_said_who_gains_and_loses() {
        String before = version();

        JsonNode preview = change("&dryRun=true", "", row(sales, "Owner"), row(support, "Reader"))
                .ok()
                .json();

        assertThat(preview.path("gains").asInt()).isEqualTo(2);
        assertThat(preview.path("items").findValuesAsText("after")).containsExactlyInAnyOrder("Owner", "Reader");
        assertThat(version()).isEqualTo(before);
        assertThat(invited.mapped(sales)).isEmpty();

        realm.keycloak()
                .admin()
                .put("/" + realm.name() + "/groups/" + sales, Map.of("name", "Called otherwise"))
                .ok();
        JsonNode done = change("", before, row(sales, "Owner"), row(support, "Reader"))
                .ok()
                .json();

        assertThat(done.path("changed").asInt()).isEqualTo(2);
        assertThat(done.path("version").asText()).isEqualTo(version()).isNotEqualTo(before);
        assertThat(invited.mapped(sales)).containsExactly("Owner");
        assertThat(invited.mapped(support)).containsExactly("Reader");
        JsonNode entries = realm.api()
                .get("/directories/acme/activity?operation=map-groups")
                .json();
        assertThat(entries.path("total").asInt()).isEqualTo(1);
        JsonNode entry = realm.api()
                .get("/directories/acme/activity/" + entries.at("/items/0/id").asText())
                .json();
        assertThat(entry.path("roleChanges")).hasSize(2);
        assertThat(entry.at("/detail/now/groups").findValuesAsText("displayName"))
                .containsExactlyInAnyOrder("Sales", "Support");

        change("", version(), row(sales, null), row(support, "Reader")).ok();
        assertThat(invited.mapped(sales)).isEmpty();
        assertThat(invited.mapped(support)).containsExactly("Reader");
    }

    @Test
    void whoever_has_not_seen_the_last_change_changes_nothing() {
        String seen = version();
        realm.api()
                .put("/directories/acme/groups/" + support + "/role?app=" + invited.app(), Map.of("role", "Reader"))
                .ok();

        Answer late = change("", seen, row(sales, "Owner"));
        Answer unsaid = change("", "", row(sales, "Owner"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/errors/0/field").asText()).isEqualTo("version");
        assertThat(late.json().path("errorMessage").asText()).contains("Nothing was changed", version());
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(invited.mapped(sales)).isEmpty();
    }

    @Test
    void a_mapping_to_a_role_whose_level_cannot_be_read_is_a_change_too() {
        String seen = version();
        String roles = "/" + realm.name() + "/clients/" + invited.app() + "/roles";
        Admin admin = realm.keycloak().admin();
        admin.post(roles, Map.of("name", "Broken", "attributes", Map.of("directory-sync.level", List.of("high"))))
                .ok();
        admin.post(
                        "/" + realm.name() + "/groups/" + sales + "/role-mappings/clients/" + invited.app(),
                        List.of(admin.get(roles + "/Broken").ok().json()))
                .ok();

        assertThat(change("", seen, row(sales, "Owner")).status()).isEqualTo(409);
        change("", version(), row(sales, "Owner")).ok();
        assertThat(invited.mapped(sales)).containsExactly("Owner");
    }

    @Test
    void all_or_none_are_mapped_and_everything_that_cannot_be_is_named() {
        realm.create("beta");
        String theirs = invited.group("beta", "Theirs");

        Answer answer = change("", version(), row(sales, "Owner"), row(theirs, "Reader"), row(support, "Nobody"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactly("changes[1].group", "changes[2].role");
        for (String group : List.of(sales, support, theirs)) {
            assertThat(invited.mapped(group)).isEmpty();
        }
    }

    @Test
    void a_set_up_link_maps_as_high_as_it_may_and_is_told_only_how_many_it_concerns() {
        Http portal = invited.enter(invited.wholeLink("acme")).with("Accept", "application/json");
        String app = "/groups?app=" + invited.app();
        String version = portal.get(app).ok().json().path("version").asText();

        JsonNode preview = portal.patch(app + "&dryRun=true", body("", row(sales, "Reader")))
                .ok()
                .json();
        Answer tooHigh = portal.patch(app, body(version, row(support, "Reader"), row(sales, "Owner")));
        portal.patch(app, body(version, row(sales, "Reader"))).ok();

        assertThat(preview.path("gains").asInt()).isEqualTo(1);
        assertThat(preview.has("items") || preview.has("keeps")).isFalse();
        assertThat(tooHigh.status()).isEqualTo(403);
        assertThat(invited.mapped(support)).isEmpty();
        assertThat(invited.mapped(sales)).containsExactly("Reader");
    }

    private String version() {
        return realm.api()
                .get("/directories/acme/groups?app=" + invited.app())
                .ok()
                .json()
                .path("version")
                .asText();
    }

    private Answer change(String query, String version, Row... rows) {
        return realm.api().patch("/directories/acme/groups?app=" + invited.app() + query, body(version, rows));
    }

    private static Map<String, ?> body(String version, Row... rows) {
        return Map.of("version", version, "changes", List.of(rows));
    }

    private record Row(String group, @Nullable String role) {}

    private static Row row(String group, @Nullable String role) {
        return new Row(group, role);
    }
}
