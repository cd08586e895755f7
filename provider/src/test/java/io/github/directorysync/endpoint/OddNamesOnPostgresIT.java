package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and addresses that Keycloak's default user profile refuses, but that people and providers have. */
@ExtendWith(OnPostgres.Shared.class)
class OddNamesOnPostgresIT extends OddNamesScenario {

    OddNamesOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "odd-names");
    }

    @Test
    void unusual_names_are_accepted_found_shown_and_changed_as_sent() {
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
                    .patch("/Groups/" + sales, ScimBody.patch("add", "members", ScimBody.members(List.of(id))))
                    .ok();
        }

        assertThat(acme.get("/Groups/" + sales).findValuesAsText("value")).hasSize(userNames.size());
        assertThat(effects("profile-rules-passed-over"))
                .contains("username-prohibited-characters", "person-name-prohibited-characters");
        Answer table = keycloak.admin()
                .signedIn()
                .with("Accept", "text/csv")
                .get("/admin/realms" + acme.adminPath() + "/people?app=realm");
        assertThat(table.body()).contains("o'brien@acme.test", "王小明", "'=cmd|calc");
        assertThat(keycloak.admin().get(acme.adminPath() + "/groups").ok().body())
                .contains("Sales/EMEA #1");
    }

    @Test
    void user_names_equal_after_unicode_normalization_are_one_user_and_the_last_spelling_sent_is_shown() {
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
    void a_user_name_with_invisible_or_mixed_alphabet_characters_or_too_short_is_refused(String userName) {
        Answer refused = acme.scim().post("/Users", Map.of("userName", userName));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").asText()).isEqualTo("invalidValue");
        String ann = acme.user(Map.of("userName", "ann@acme.test"));
        assertThat(acme.scim()
                        .patch("/Users/" + ann, ScimBody.patch("replace", "userName", userName))
                        .status())
                .isEqualTo(400);
        assertThat(acme.get("/Users/" + ann).path("userName").asText()).isEqualTo("ann@acme.test");
    }

    @Test
    void a_malformed_e_mail_is_given_back_as_sent_and_the_account_has_no_e_mail() {
        Map<String, Object> sent = person("ann@acme.test", "Ann", "emailName357");
        String id = acme.user(sent);

        assertThat(acme.get("/Users/" + id).at("/emails/0/value").asText()).isEqualTo("emailName357");
        assertThat(acme.get("/Users?filter=" + Http.encoded("emails.value eq \"emailname357\""))
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(account(id).has("email")).isFalse();
        acme.scim()
                .patch("/Users/" + id, ScimBody.patch("replace", "title", "Clerk"))
                .ok();
        assertThat(acme.get("/Users/" + id).at("/emails/0/value").asText()).isEqualTo("emailName357");
        acme.scim()
                .put("/Users/" + id, person("ann@acme.test", "Ann", "ann@acme.test"))
                .ok();
        assertThat(account(id).path("email").asText()).isEqualTo("ann@acme.test");
        acme.scim().put("/Users/" + id, sent).ok();
        assertThat(account(id).has("email")).isFalse();
        assertThat(effects("profile-rules-passed-over")).contains("emails.value");
    }

    private JsonNode found(String userName) {
        String filter = "userName eq \"" + userName.replace("\"", "\\\"") + "\"";
        return acme.get("/Users?filter=" + Http.encoded(filter));
    }

    /** The effects of that name in all entries of the log. */
    private String effects(String name) {
        StringBuilder effects = new StringBuilder();
        for (JsonNode entry : new ActivityEntries(acme).changes()) {
            for (JsonNode each : entry.findValues("effects")) {
                each.forEach(one -> effects.append(one.path("effect").asText().equals(name) ? one : ""));
            }
        }
        return effects.toString();
    }
}
