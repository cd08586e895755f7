package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of a realm that are wrong, that somebody may not change, and what the log says of them. */
@WithKeycloak
class RefusedRealmSettingsIT extends RealmSettingsScenario {

    RefusedRealmSettingsIT(KeycloakServer keycloak) {
        super(keycloak, "realm-settings-refused");
    }

    @Test
    void everything_that_is_wrong_is_named_and_nothing_happens() {
        JsonNode before = settings();

        Answer answer = realm.api()
                .patch(
                        SETTINGS,
                        Map.of(
                                "enabled",
                                "yes",
                                "activity",
                                1,
                                "activityDays",
                                3651,
                                "activityReadDays",
                                -1,
                                "portalUrl",
                                "ftp://shop.example",
                                "status",
                                Map.of(),
                                "brand",
                                Map.of("name", "n".repeat(101), "color", "red", "logo", "https://a.example/b", "x", 1),
                                "portalUrls",
                                "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "enabled",
                        "activity",
                        "activityDays",
                        "activityReadDays",
                        "portalUrl",
                        "status",
                        "portalUrls",
                        "brand.name",
                        "brand.color",
                        "brand.logo",
                        "brand.x");
        assertThat(realm.api()
                        .patch(SETTINGS, Map.of("brand", "x"))
                        .json()
                        .path("field")
                        .asText())
                .isEqualTo("brand");
        assertThat(realm.api().patch(SETTINGS, Map.of()).status()).isEqualTo(400);
        assertThat(settings()).isEqualTo(before);
        assertThat(operations()).doesNotContain("update-settings");
    }

    @Test
    void a_change_is_in_the_log_also_the_one_that_switches_it_off() {
        change(Map.of("brand", Map.of("logo", LOGO), "activityDays", 30));
        change(Map.of("activity", false));
        change(Map.of("activityDays", 31));
        change(Map.of("activityDays", 31, "activity", true));

        JsonNode log = log();
        assertThat(log.findValuesAsText("operation"))
                .containsExactly("update-settings", "update-settings", "update-settings");
        JsonNode switchedOff = entry(log.path(1));
        assertThat(switchedOff.at("/detail/changes/0/path").asText()).isEqualTo("activity");
        assertThat(switchedOff.at("/detail/changes/0/after").asBoolean(true)).isFalse();
        JsonNode first = entry(log.path(2));
        assertThat(first.at("/detail/changes").findValuesAsText("path")).containsExactly("activityDays", "brand.logo");
        assertThat(first.toString()).doesNotContain(LOGO);
        assertThat(first.path("targetName").asText()).isEqualTo(realm.name());
        assertThat(keycloak.admin()
                        .get("/" + realm.name() + "/admin-events?max=100")
                        .body())
                .contains("DIRECTORY_SETTINGS", "directory-sync/settings");
    }

    @Test
    void whoever_may_only_look_or_operates_changes_nothing() {
        realm.awaitOperatorRoles();
        Http viewer = administrators
                .make(realm.name(), "settings-viewer", "view-realm")
                .api();
        Http operator = administrators
                .make(realm.name(), "settings-operator", "directory-sync-manage")
                .api();

        for (Http http : List.of(viewer, operator)) {
            assertThat(http.get(SETTINGS).status()).isEqualTo(200);
            assertThat(http.patch(SETTINGS, Map.of("enabled", false)).status()).isEqualTo(403);
        }
        change(Map.of("enabled", false));
        assertThat(operator.get(SETTINGS).status()).isEqualTo(200);
        assertThat(realm.as("nobody").get(SETTINGS).status()).isEqualTo(403);
    }
}
