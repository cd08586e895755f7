package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings, tokens and links that administrators change are in the log and in admin events. */
@ExtendWith(OnPostgres.Shared.class)
final class AdminsInTheLogOnPostgresIT extends AdminLogScenario {

    AdminsInTheLogOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "admins-in-the-log");
    }

    @Test
    void a_changed_setting_is_in_the_log_with_what_was_and_what_is_and_who_did_it_by_whatever_api() {
        Http api = keycloak.admin().signedIn();
        String base = "/admin/realms/" + realm.name();
        api.patch(base + "/directory-sync" + ACME, Map.of("rateLimit", 7)).ok();
        api.patch(base + "/directory-sync" + ACME, Map.of("rateLimit", 7)).ok();
        JsonNode component = api.get(base + "/components?type=io.github.directorysync.keycloak.DirectoryProvider")
                .ok()
                .json()
                .path(0);
        Map<String, Object> config =
                Map.of("alias", List.of("acme"), "kind", List.of("okta"), "token", List.of(TestDirectory.newToken()));
        api.put(
                        base + "/components/" + component.path("id").asText(),
                        Map.of(
                                "id", component.path("id"),
                                "name", "Acme Inc",
                                "providerId", "directory",
                                "providerType", "io.github.directorysync.keycloak.DirectoryProvider",
                                "config", config))
                .ok();
        realm.post(ACME + "/pause", "").ok();
        realm.post(ACME + "/resume", "").ok();

        List<JsonNode> entries = log();
        assertThat(words(entries))
                .containsExactly(
                        "resume-directory",
                        "pause-directory",
                        "update-directory",
                        "update-directory",
                        "create-directory");
        assertThat(entries)
                .allMatch(entry -> entry.path("actorKind").asText().equals("admin")
                        && entry.path("actor").asText().equals("admin")
                        && entry.path("actorId").asText().length() == 36
                        && entry.path("targetType").asText().equals("Directory")
                        && entry.path("targetName").asText().equals("acme"));
        assertThat(detail(entries.get(3)).path("changes"))
                .hasToString("[{\"path\":\"rateLimit\",\"before\":\"50\",\"after\":\"7\"}]");
        JsonNode byKeycloak = detail(entries.get(2)).path("changes");
        assertThat(byKeycloak.toString())
                .contains("{\"path\":\"name\",\"before\":\"Acme\",\"after\":\"Acme Inc\"}")
                .contains("{\"path\":\"kind\",\"before\":\"generic\",\"after\":\"okta\"}")
                .contains("{\"path\":\"tokenSha256\"}")
                .doesNotContain("kcds_");
        JsonNode event = events("DIRECTORY").stream()
                .filter(each -> each.at("/details/directory-sync").asText().equals("update-directory"))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("resourcePath").asText()).isEqualTo("directory-sync/directories/acme");
        assertThat(event.at("/details/changes").asText()).contains("\"rateLimit\"");
        assertThat(event.at("/authDetails/userId").asText())
                .isEqualTo(entries.get(0).path("actorId").asText());
    }

    @Test
    void tokens_and_links_are_in_the_log_when_they_come_change_and_go_and_never_their_secrets() {
        JsonNode first =
                realm.post(ACME + "/tokens", Map.of("label", "Okta")).ok().json();
        String id = first.path("id").asText();
        JsonNode next = realm.post(ACME + "/tokens/" + id + "/rotate", Map.of("label", "Next", "overlap", "P1D"))
                .ok()
                .json();
        realm.delete(ACME + "/tokens/" + id).ok();
        JsonNode link = realm.post(ACME + "/links", Map.of("label", "Ann", "scopes", List.of("connect")))
                .ok()
                .json();
        Http portal = Http.at(keycloak.url() + "/realms/" + realm.name() + "/directory-sync/portal/api");
        portal.post("/session", Map.of("secret", Invited.secret(link))).ok();
        realm.delete(ACME + "/links/" + link.path("id").asText()).ok();

        List<JsonNode> entries = log();
        assertThat(words(entries))
                .containsExactly(
                        "delete-setup-link",
                        "open-link",
                        "create-setup-link",
                        "delete-directory-token",
                        "rotate-directory-token",
                        "create-directory-token",
                        "create-directory-token",
                        "create-directory");
        assertThat(entries.get(1).path("actorKind").asText()).isEqualTo("link");
        assertThat(entries.get(1).path("actorId").asText())
                .isEqualTo(entries.get(0).path("targetId").asText())
                .isEqualTo(link.path("id").asText());
        JsonNode rotated = entries.get(4);
        assertThat(rotated.path("targetName").asText()).isEqualTo("Okta");
        assertThat(rotated.path("request")).isEqualTo(entries.get(5).path("request"));
        assertThat(detail(rotated).at("/before/expires").isMissingNode()).isTrue();
        assertThat(detail(rotated).at("/now/expires").asText()).isNotEmpty();
        assertThat(detail(entries.get(3)).at("/before/label").asText()).isEqualTo("Okta");
        String all = entries.stream().map(this::detail).toList().toString() + events("DIRECTORY_TOKEN");
        assertThat(all)
                .doesNotContain(first.path("token").asText(), next.path("token").asText(), Invited.secret(link));
        assertThat(events("DIRECTORY_TOKEN"))
                .allMatch(event -> event.path("resourcePath")
                        .asText()
                        .matches("directory-sync/directories/acme/tokens/[0-9a-f-]{36}"));
    }

    @Test
    void what_was_withheld_is_caught_up_with_in_the_name_of_whoever_switched_it_on() {
        try (TestDirectory careful =
                TestDirectory.in(keycloak, realm.name(), Map.of("suspend-users", List.of("false")))) {
            String ann = careful.user("ann@example.com");
            careful.scim()
                    .patch(
                            "/Users/" + ann,
                            Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                    .ok();

            keycloak.admin()
                    .signedIn()
                    .patch(
                            "/admin/realms/" + realm.name() + "/directory-sync/directories/" + careful.alias(),
                            Map.of("suspendUsers", true))
                    .ok();

            JsonNode caughtUp = entries("catch-up").get(0);
            JsonNode changed = entries("update-directory").get(0);
            assertThat(caughtUp.path("actor").asText()).isEqualTo("admin");
            assertThat(caughtUp.path("request")).isEqualTo(changed.path("request"));
            assertThat(detail(caughtUp).at("/effects/0/effect").asText()).isEqualTo("user-suspended");
            assertThat(detail(caughtUp).at("/effects/0/id").asText()).isEqualTo(ann);
        }
    }

    private static List<String> words(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("operation").asText()).toList();
    }
}
