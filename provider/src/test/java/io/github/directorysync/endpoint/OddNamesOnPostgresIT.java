package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that Keycloak's default user profile refuses, and that real people and providers have. */
@ExtendWith(OnPostgres.Shared.class)
class OddNamesOnPostgresIT {

    private static final String REALM = "odd-names";

    private final KeycloakServer keycloak;
    private TestDirectory acme;

    OddNamesOnPostgresIT(OnPostgres server) {
        keycloak = server.keycloak();
        FixtureRealm.in(keycloak, REALM);
        acme = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        acme.close();
    }

    @Test
    void they_are_taken_found_shown_and_changed_as_they_were_sent() {
        var sales = acme.group("Sales/EMEA #1");
        List<String> userNames = List.of(
                "o'brien@acme.test",
                "ada_contoso.com#EXT#@acme.onmicrosoft.com",
                "100%",
                "sales/ann",
                "ann bee",
                "王小明",
                "דוד.לוי",
                "Jose\u0301",
                "=cmd|calc",
                "<b>&\"bold\"</b>");
        for (String userName : userNames) {
            Map<String, Object> sent = person(userName, "Ann ( ) [ ] < > & / # \" * ; !", userName);
            Answer created = acme.scim().post("/Users", sent);

            assertThat(created.status()).as(created.body()).isEqualTo(201);
            String id = created.json().path("id").asText();
            assertThat(created.json().path("userName").asText()).isEqualTo(userName);
            JsonNode found = found(userName);
            assertThat(found.findValuesAsText("userName")).containsExactly(userName);
            assertThat(found.at("/Resources/0/id").asText()).isEqualTo(id);
            assertThat(found.at("/Resources/0/name/givenName").asText()).contains("( ) [ ]");
            assertThat(acme.scim().put("/Users/" + id, sent).ok().json().at("/meta/version"))
                    .isEqualTo(created.json().at("/meta/version"));
            assertThat(acme.scim().post("/Users", sent).status()).isEqualTo(409);
            acme.scim()
                    .patch("/Groups/" + sales, patch("add", "members", List.of(Map.of("value", id))))
                    .ok();
        }

        assertThat(acme.get("/Groups/" + sales).findValuesAsText("value")).hasSize(userNames.size());
        assertThat(log("profile-rules-passed-over"))
                .contains("username-prohibited-characters", "person-name-prohibited-characters");
        Answer table = keycloak.admin()
                .signedIn()
                .with("Accept", "text/csv")
                .get("/admin/realms/" + REALM + "/directory-sync/directories/" + acme.alias() + "/people?app=realm");
        assertThat(table.body()).contains("o'brien@acme.test", "王小明", "'=cmd|calc");
        assertThat(keycloak.admin()
                        .get("/" + REALM + "/directory-sync/directories/" + acme.alias() + "/groups")
                        .ok()
                        .body())
                .contains("Sales/EMEA #1");
    }

    @Test
    void two_spellings_of_one_letter_are_one_person_and_the_last_one_sent_is_shown() {
        String id = acme.user(Map.of("userName", "Jose\u0301@acme.test"));

        assertThat(found("JOS\u00c9@acme.test").at("/Resources/0/id").asText()).isEqualTo(id);
        assertThat(found("jose\u0301@acme.test").at("/Resources/0/id").asText()).isEqualTo(id);
        assertThat(acme.scim()
                        .post("/Users", Map.of("userName", "jos\u00e9@acme.test"))
                        .status())
                .isEqualTo(409);
        assertThat(acme.get("/Users/" + id).path("userName").asText()).isEqualTo("Jose\u0301@acme.test");
        acme.scim()
                .put("/Users/" + id, Map.of("userName", "jos\u00e9@acme.test"))
                .ok();
        assertThat(acme.get("/Users/" + id).path("userName").asText()).isEqualTo("jos\u00e9@acme.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200bnn", "\u202eann", "\u0430nn@acme.test", " ann", "ann\tbee", "\uff41nn", "xy"})
    void what_looks_like_another_name_or_is_too_short_is_refused_by_every_directory(String userName) {
        Answer refused = acme.scim().post("/Users", Map.of("userName", userName));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").asText()).isEqualTo("invalidValue");
        String ann = acme.user(Map.of("userName", "ann@acme.test"));
        assertThat(acme.scim()
                        .patch("/Users/" + ann, patch("replace", "userName", userName))
                        .status())
                .isEqualTo(400);
        assertThat(acme.get("/Users/" + ann).path("userName").asText()).isEqualTo("ann@acme.test");
    }

    @Test
    void an_e_mail_that_is_none_is_kept_as_sent_and_the_account_has_none() {
        Map<String, Object> sent = person("ann@acme.test", "Ann", "emailName357");
        String id = acme.user(sent);

        assertThat(acme.get("/Users/" + id).at("/emails/0/value").asText()).isEqualTo("emailName357");
        assertThat(acme.get("/Users?filter=" + Http.encoded("emails.value eq \"emailname357\""))
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(account(id).has("email")).isFalse();
        acme.scim().patch("/Users/" + id, patch("replace", "title", "Clerk")).ok();
        assertThat(acme.get("/Users/" + id).at("/emails/0/value").asText()).isEqualTo("emailName357");
        acme.scim()
                .put("/Users/" + id, person("ann@acme.test", "Ann", "ann@acme.test"))
                .ok();
        assertThat(account(id).path("email").asText()).isEqualTo("ann@acme.test");
        acme.scim().put("/Users/" + id, sent).ok();
        assertThat(account(id).has("email")).isFalse();
        assertThat(log("profile-rules-passed-over")).contains("emails.value");
    }

    @Test
    void a_strict_directory_refuses_what_the_profile_refuses() {
        acme.close();
        acme = TestDirectory.in(keycloak, REALM, Map.of("profile-rules", List.of("strict")));

        for (Map<String, Object> each : List.of(
                person("o'brien@acme.test", "Ann", "ann@acme.test"),
                person("ann@acme.test", "Ann (Ops)", "ann@acme.test"),
                person("ann@acme.test", "Ann", "emailName357"))) {
            assertThat(acme.scim().post("/Users", each).status()).isEqualTo(400);
        }
        assertThat(acme.get("/Users").path("totalResults").asInt()).isZero();
    }

    @Test
    void who_came_while_the_directory_was_lenient_stays_changeable_and_only_new_values_are_refused() {
        String id = acme.user(person("o'brien@acme.test", "A(B)", "notmail"));
        keycloak.admin()
                .signedIn()
                .patch(
                        "/admin/realms/" + REALM + "/directory-sync/directories/" + acme.alias(),
                        Map.of("profileRules", "strict"))
                .ok();

        acme.scim().patch("/Users/" + id, patch("replace", "title", "Clerk")).ok();
        Map<String, Object> same = person("o'brien@acme.test", "A(B)", "notmail");
        same.put("title", "Chief");
        acme.scim().put("/Users/" + id, same).ok();

        assertThat(acme.get("/Users/" + id).path("title").asText()).isEqualTo("Chief");
        for (Map<String, Object> refused : List.of(
                patch("replace", "name.givenName", "A(C)"),
                patch("replace", "emails[primary eq true].value", "nomail"),
                patch("replace", "userName", "o'neill@acme.test"))) {
            assertThat(acme.scim().patch("/Users/" + id, refused).status()).isEqualTo(400);
        }
        assertThat(acme.get("/Users/" + id).at("/name/givenName").asText()).isEqualTo("A(B)");
    }

    private JsonNode found(String userName) {
        String filter = "userName eq \"" + userName.replace("\"", "\\\"") + "\"";
        return acme.get("/Users?filter=" + Http.encoded(filter));
    }

    private JsonNode account(String id) {
        return keycloak.admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    /** What the entries say that have such an effect; the last one is written in the background. */
    private String log(String effect) {
        String all = "/" + REALM + "/directory-sync/directories/" + acme.alias() + "/activity";
        StringBuilder log = new StringBuilder();
        for (JsonNode entry : keycloak.admin()
                .get(all + "?writesOnly=true&max=100")
                .ok()
                .json()
                .path("items")) {
            JsonNode whole = keycloak.admin()
                    .get(all + "/" + entry.path("id").asText())
                    .ok()
                    .json();
            for (JsonNode each : whole.findValues("effects")) {
                each.forEach(one -> log.append(one.path("effect").asText().equals(effect) ? one : ""));
            }
        }
        return log.toString();
    }

    private static Map<String, Object> person(String userName, String given, String email) {
        var person = new HashMap<String, Object>(Map.of("userName", userName, "active", true));
        person.put("name", Map.of("givenName", given, "familyName", "Family"));
        person.put("emails", List.of(Map.of("value", email, "primary", true)));
        return person;
    }

    private static Map<String, Object> patch(String op, String path, Object value) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                List.of(Map.of("op", op, "path", path, "value", value)));
    }
}
