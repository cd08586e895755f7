package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creating set-up links: what they may contain, how many there may be, and sending them by mail. On every database. */
abstract class SetupLinkCreation extends SetupLinkScenario {

    SetupLinkCreation(KeycloakServer keycloak) {
        super(keycloak, "invited-links");
    }

    @Test
    void a_link_is_shown_once_and_listed_without_its_secret() {
        JsonNode made = invited.wholeLink("acme");

        assertThat(made.path("link").asText())
                .matches(".*/realms/" + realm.name() + "/directory-sync/portal/#kcdsl_[A-Za-z0-9_-]{43}");
        JsonNode list = realm.api().get(LINKS).ok().json();
        assertThat(list.path("total").asInt()).isEqualTo(1);
        JsonNode listed = list.at("/items/0");
        assertThat(listed.path("label").asText()).isEqualTo("Ann of acme");
        assertThat(listed.path("state").asText()).isEqualTo("open");
        assertThat(listed.path("by").asText()).isEqualTo("admin");
        assertThat(listed.path("scopes")).hasSize(5);
        assertThat(listed.at("/highestRoles/" + invited.app()).asText()).isEqualTo("Editor");
        assertThat(listed.path("opened").asInt()).isZero();
        assertThat(list.toString() + events()).doesNotContain(Invited.secret(made));
        assertThat(events()).contains("SETUP_LINK");
        assertThat(realm.api()
                        .get("/directories/beta/links")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_wrong_with_a_link_is_said_with_its_field_and_nothing_is_made() {
        Map<String, Map<String, ?>> wrong = new TreeMap<>(Map.of(
                "scopes", Map.of(),
                "expiresIn", Map.of("scopes", List.of("connect"), "expiresIn", "P31D"),
                "email", Map.of("scopes", List.of("connect"), "email", "nobody"),
                "attributes", Map.of("scopes", List.of("map-attributes")),
                "highestRoles", Map.of("scopes", List.of("map-groups")),
                "expires", Map.of("scopes", List.of("connect"), "expires", "tomorrow")));
        List<Map<String, ?>> roles = List.of(
                Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of("nowhere", "Editor")),
                Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of(invited.app(), "Nobody")),
                Map.of("scopes", List.of("connect"), "highestRoles", Map.of(invited.app(), "Editor")));

        wrong.forEach((field, wish) -> assertRefused(field, invited.wish("acme", wish)));
        roles.forEach(wish -> assertRefused("highestRoles", invited.wish("acme", wish)));
        assertRefused("scopes", invited.wish("acme", Map.of("scopes", List.of("everything"))));
        assertRefused(
                "attributes",
                invited.wish("acme", Map.of("scopes", List.of("map-attributes"), "attributes", List.of("a,b"))));
        for (String reserved :
                List.of("email", "LDAP_ID", "is_temporary_admin", "directory-sync.selectors", "kc.org")) {
            assertRefused(
                    "attributes",
                    invited.wish(
                            "acme",
                            Map.of("scopes", List.of("map-attributes"), "attributes", List.of("jobTitle", reserved))));
        }
        assertRefused("label", invited.wish("acme", Map.of("scopes", List.of("connect"), "label", "Ann\r\nBcc: x")));
        assertThat(invited.wish("acme", "[]").status()).isEqualTo(400);
        assertThat(realm.api().get(LINKS).json().path("total").asInt()).isZero();
    }

    @Test
    void a_directory_has_ten_good_links_at_most() {
        IntStream.range(0, 10).forEach(i -> invited.link("acme", "connect"));

        assertRefused("links", invited.wish("acme", Map.of("scopes", List.of("connect"))));

        JsonNode page = realm.api().get(LINKS + "?first=9&max=5").ok().json();
        assertThat(page.path("items")).hasSize(1);
        realm.api().delete(LINKS + "/" + page.at("/items/0/id").asText()).ok();
        invited.link("acme", "connect");
    }

    @Test
    void of_many_who_make_a_link_at_one_moment_ten_do() {
        List<Answer> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> invited.wish("acme", Map.of("scopes", List.of("connect"))))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused("links", answer));
    }

    @Test
    void a_link_is_sent_as_text_and_html_and_the_status_says_so() {
        JsonNode made = invited.wish("acme", Map.of("scopes", List.of("connect"), "email", "ann@acme.example"))
                .ok()
                .json();

        assertThat(made.path("label").asText()).isEqualTo("ann@acme.example");
        assertThat(mailServer.mails()).hasSize(1);
        String mail = mailServer.mails().get(0).replace("=\n", "").replace("=3D", "=");
        assertThat(mail)
                .contains("<ann@acme.example>", "text/plain", "text/html", "Subject: Connect acme to " + realm.name())
                .contains("href=\"" + made.path("link").asText() + "\"")
                .contains("\n" + made.path("link").asText() + "\n");
        assertThat(realm.api().get(ACME).json().path("status").asText()).isEqualTo("link-sent");
        assertThat(realm.api().get("/directories/beta").json().path("status").asText())
                .isEqualTo("draft");

        realm.api().delete(LINKS + "/" + made.path("id").asText()).ok();

        assertThat(realm.api().get(ACME).json().path("status").asText()).isEqualTo("draft");
    }

    @Test
    void a_link_that_cannot_be_sent_is_not_made() {
        Map<String, ?> wish = Map.of("scopes", List.of("connect"), "email", "ann@acme.example");
        realm.keycloak()
                .admin()
                .put(
                        "/" + realm.name(),
                        Map.of("smtpServer", Map.of("host", "localhost", "port", "1", "from", "sync@example.com")))
                .ok();
        assertRefused("email", invited.wish("acme", wish));

        realm.keycloak()
                .admin()
                .put("/" + realm.name(), Map.of("smtpServer", Map.of()))
                .ok();
        assertRefused("email", invited.wish("acme", wish));

        assertThat(realm.api().get(LINKS).json().path("total").asInt()).isZero();
        assertThat(mailServer.mails()).isEmpty();
    }

    @Test
    void who_may_not_map_a_role_makes_no_link_that_can() {
        Map<String, ?> wish = Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of(invited.app(), "Reader"));

        assertThat(realm.as("viewer").post(LINKS, wish).status()).isEqualTo(403);
        manage("viewer", "manage-realm");
        assertThat(realm.as("viewer").post(LINKS, wish).status()).isEqualTo(403);
        assertThat(realm.as("viewer")
                        .post(LINKS, Map.of("scopes", List.of("connect")))
                        .status())
                .isEqualTo(403);
        manage("viewer", "manage-users");
        assertThat(realm.as("viewer").post(LINKS, wish).status()).isEqualTo(201);
    }

    private void manage(String person, String role) {
        String base = "/" + realm.name();
        String user = realm.keycloak()
                .admin()
                .get(base + "/users?exact=true&username=" + person)
                .json()
                .at("/0/id")
                .asText();
        String client = realm.keycloak()
                .admin()
                .get(base + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode found = realm.keycloak()
                .admin()
                .get(base + "/clients/" + client + "/roles/" + role)
                .json();
        realm.keycloak()
                .admin()
                .post(base + "/users/" + user + "/role-mappings/clients/" + client, List.of(found))
                .ok();
    }
}
