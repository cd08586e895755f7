package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings, roles and accounts change while a directory rehearses; and when it may begin and end. */
@WithKeycloak
class RehearsedSettingsIT extends RehearsalOfAcme {

    RehearsedSettingsIT(KeycloakServer keycloak) {
        super(keycloak, "rehearsed-settings");
    }

    @Test
    void corrected_settings_and_roles_are_seen_without_sending_anybody_again() {
        String cid = acme.user(person("cid@other.example", true));
        assertThat(report(acme).path("review").asInt()).isEqualTo(1);

        keycloak.admin()
                .signedIn()
                .patch(
                        "/admin/realms" + acme.adminPath(),
                        Map.of("verifiedDomains", List.of("acme.example", "other.example")))
                .ok();
        assertThat(report(acme).path("linked").asInt()).isEqualTo(1);
        assertThat(person(cid).at("/account/userName").asText()).isEqualTo("cid@jit.example");

        keycloak.admin()
                .put("/" + realm + "/users/" + person(cid).at("/account/id").asText(), Map.of("enabled", false))
                .ok();
        keycloak.admin().post(acme.adminPath() + "/rehearsal/refresh", Map.of()).ok();
        assertThat(report(acme).path("review").asInt()).isEqualTo(1);
        assertThat(people(acme, "review").at("/items/0/reason").asText()).isEqualTo("disabled");
    }

    @Test
    void who_is_in_no_access_group_is_suspended_only_when_all_groups_are_there() {
        insteadOfAcme(Map.of("access-groups", List.of("staff")));
        String ann = acme.user(person("ann@jit.example", true));
        String dan = acme.user(person("dan@jit.example", true));
        String eve = acme.user(person("eve@acme.example", true));
        acme.group("Staff", ann, eve);

        assertThat(report(acme).path("suspended").asInt()).isEqualTo(1);
        assertThat(people(acme, "suspended").at("/items/0/id").asText()).isEqualTo(dan);
        goLive(acme);

        assertThat(acme.get("/Users/" + ann).path("active").asBoolean()).isTrue();
        assertThat(account(person("ann@jit.example").path("id").asText())
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(account(eve).path("enabled").asBoolean()).isTrue();
        Waiting.until(() -> !account(person("dan@jit.example").path("id").asText())
                .path("enabled")
                .asBoolean());
    }

    @Test
    void a_live_directory_cannot_rehearse_and_a_rehearsal_ends_by_going_live_only() {
        acme.user(person("eve@acme.example", true));
        Map<String, String> live = Map.of("mode", "live");
        Map<String, String> rehearsal = Map.of("mode", "rehearsal");
        assertThat(patched(live).status()).isEqualTo(400);

        goLive(acme);
        assertThat(patched(live).status()).isEqualTo(200);
        assertThat(patched(rehearsal).status()).isEqualTo(400);

        TestDirectory other = rehearsing(
                Map.of("mode", List.of("live"), "verified-domains", List.of(), "groups-parent", List.of("Other")));
        assertThat(keycloak.admin()
                        .post(other.adminPath() + "/rehearsal/go-live", Map.of())
                        .status())
                .isEqualTo(400);
    }

    private Answer patched(Map<String, String> settings) {
        return keycloak.admin().signedIn().patch("/admin/realms" + acme.adminPath(), settings);
    }
}
