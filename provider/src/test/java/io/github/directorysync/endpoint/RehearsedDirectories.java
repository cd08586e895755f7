package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A rehearsal answers as usual, changes nothing, reports what going live would do; and going live does that. */
abstract class RehearsedDirectories extends RehearsalOfAcme {

    RehearsedDirectories(KeycloakServer keycloak) {
        super(keycloak, "rehearsed");
    }

    @Test
    void the_usual_answers_are_given_and_nothing_happens_in_keycloak() {
        List<JsonNode> before = keycloaks();

        Answer created = acme.scim().post("/Users", person("Ann@jit.example", true));
        String ann = created.createdId();
        String eve = acme.user(person("eve@acme.example", true));
        String group = acme.group("Admins", ann, eve);

        assertThat(created.json().path("meta").path("location").asText()).isEqualTo(acme.url() + "/Users/" + ann);
        assertThat(acme.scim().post("/Users", person("ann@JIT.example", true)).status())
                .isEqualTo(409);
        assertThat(acme.get("/Users/" + ann).path("userName").asText()).isEqualTo("Ann@jit.example");
        assertThat(acme.get("/Users/" + ann).at("/groups/0/value").asText()).isEqualTo(group);
        for (String filter : List.of(
                "userName eq \"ANN@jit.example\"",
                "emails.value eq \"ann@jit.example\"",
                "externalId eq \"x-Ann@jit.example\"",
                "groups.value eq \"" + group + "\" and userName sw \"ann\"",
                "active eq true and emails[type eq \"work\" and value co \"ann@\"]")) {
            assertThat(found(acme, "Users", filter).findValuesAsText("id"))
                    .as(filter)
                    .contains(ann)
                    .doesNotContain(eve);
        }
        assertThat(acme.get("/Users?startIndex=2&count=1&sortBy=userName")
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(eve);
        Answer patched = acme.scim().patch("/Users/" + ann, ScimBody.patch("replace", "name.familyName", "Other"));
        assertThat(patched.ok().json().at("/name/familyName").asText()).isEqualTo("Other");
        assertThat(patched.json().at("/meta/version").asText()).isEqualTo("W/\"1\"");
        assertThat(found(acme, "Groups", "displayName eq \"admins\" and members.value eq \"" + eve + "\"")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        acme.scim()
                .patch("/Groups/" + group, ScimBody.patch("remove", "members", List.of(Map.of("value", eve))))
                .ok();
        assertThat(acme.get("/Groups/" + group).path("members").findValuesAsText("value"))
                .containsExactly(ann);
        assertThat(acme.scim().delete("/Users/" + eve).status()).isEqualTo(204);
        assertThat(acme.scim().get("/Users/" + eve).status()).isEqualTo(404);
        assertThat(acme.get("/Users").path("totalResults").asInt()).isEqualTo(1);
        report(acme);

        assertThat(keycloaks()).isEqualTo(before);
        assertThat(keycloak.admin()
                        .get("/" + realm + "/directory-sync/events")
                        .ok()
                        .body())
                .doesNotContain("directory.user", "directory.group", "directory.role");
        JsonNode log = keycloak.admin()
                .get(acme.adminPath() + "/activity?max=1000")
                .ok()
                .json();
        assertThat(log.toString()).contains("withheld").doesNotContain("user-created");
    }

    private static String of(Map<String, String> ids, String name) {
        return Objects.requireNonNull(ids.get(name));
    }

    @Test
    void the_report_says_what_going_live_then_does() {
        Map<String, String> ids = new HashMap<>();
        for (String name : List.of("ann@jit.example", "bob@acme.example", "cid@jit.example", "eve@acme.example")) {
            ids.put(name, acme.user(person(name, true)));
        }
        ids.put("dan", acme.user(person("dan@jit.example", false)));
        ids.put("odd", acme.user(person("o<dd>@acme.example", true)));
        String admins = acme.group("Admins", of(ids, "bob@acme.example"), of(ids, "cid@jit.example"));
        String staff = acme.group("Staff", of(ids, "ann@jit.example"), of(ids, "eve@acme.example"));

        JsonNode report = report(acme);

        assertThat(report.path("people").asInt()).isEqualTo(6);
        assertThat(report.path("linked").asInt()).isEqualTo(3);
        assertThat(report.path("made").asInt()).isEqualTo(1);
        assertThat(report.path("review").asInt()).isEqualTo(1);
        assertThat(report.path("refused").asInt()).isEqualTo(1);
        assertThat(report.path("suspended").asInt()).isEqualTo(1);
        JsonNode ann = person(of(ids, "ann@jit.example"));
        assertThat(ann.path("reason").asText()).isEqualTo("name-id");
        assertThat(ann.at("/account/userName").asText()).isEqualTo("ann@jit.example");
        JsonNode bob = person(of(ids, "bob@acme.example"));
        assertThat(bob.path("reason").asText()).isEqualTo("email");
        assertThat(bob.at("/roles/0/before").asText()).isEqualTo("Viewer");
        assertThat(bob.at("/roles/0/after").asText()).isEqualTo("Admin");
        assertThat(ids(acme, "gains")).contains(of(ids, "bob@acme.example"), of(ids, "eve@acme.example"));
        assertThat(ids(acme, "loses")).containsExactly(of(ids, "dan"));
        assertThat(people(acme, "review").at("/items/0/reason").asText()).isEqualTo("unproved");
        assertThat(people(acme, "refused").at("/items/0/explanation").asText()).contains("userName");

        String annAccount = ann.at("/account/id").asText();
        goLive(acme);

        assertThat(acme.get("/Users").path("totalResults").asInt()).isEqualTo(4);
        for (String id : List.of(
                of(ids, "ann@jit.example"), of(ids, "bob@acme.example"), of(ids, "eve@acme.example"), of(ids, "dan"))) {
            assertThat(acme.get("/Users/" + id).path("id").asText()).isEqualTo(id);
        }
        assertThat(account(annAccount).path("firstName").asText()).isEqualTo("Given");
        assertThat(account(of(ids, "eve@acme.example")).path("username").asText())
                .isEqualTo("eve@acme.example");
        assertThat(account(person("dan@jit.example").path("id").asText())
                        .path("enabled")
                        .asBoolean())
                .isFalse();
        assertThat(role(of(ids, "bob@acme.example"))).isEqualTo("Admin");
        assertThat(role(of(ids, "ann@jit.example"))).isEqualTo("Viewer");
        assertThat(acme.get("/Groups/" + staff).path("members").findValuesAsText("value"))
                .containsExactlyInAnyOrder(of(ids, "ann@jit.example"), of(ids, "eve@acme.example"));
        assertThat(acme.get("/Groups/" + admins).path("members").findValuesAsText("value"))
                .containsExactly(of(ids, "bob@acme.example"));
        acme.scim()
                .patch("/Groups/" + admins, ScimBody.patch("add", "members", List.of(Map.of("value", of(ids, "dan")))))
                .ok();
        JsonNode reviews = keycloak.admin().get(acme.adminPath() + "/reviews").json();
        assertThat(reviews.path("total").asInt()).isEqualTo(1);
        assertThat(reviews.at("/items/0/userName").asText()).isEqualTo("cid@jit.example");
        keycloak.admin().post(acme.adminPath() + "/rehearsal/go-live", Map.of()).ok();
        assertThat(rehearsal(acme).path("people").asInt()).isZero();
        Waiting.until(() -> keycloak.admin()
                .get("/" + realm + "/directory-sync/events")
                .body()
                .contains("directory.user.created"));
    }
}
