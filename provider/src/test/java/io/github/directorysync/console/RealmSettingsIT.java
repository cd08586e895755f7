package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator switches directory sync of a realm off and on, and says how its log is kept and its portal looks. */
@WithKeycloak
class RealmSettingsIT {

    private static final String SETTINGS = "/settings";
    private static final String LOGO = "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=";

    private final KeycloakServer keycloak;
    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Administrators administrators;

    RealmSettingsIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = CustomerRealm.in(keycloak, "realm-settings", mailServer.port());
        administrators = new Administrators(keycloak, realm.name());
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void switched_off_directories_are_refused_and_the_settings_still_answer() {
        realm.create("acme");
        Http scim = realm.scim("acme", realm.token("acme"));
        scim.get("/Users").ok();
        assertThat(settings().at("/status/enabledDirectories").asInt()).isEqualTo(1);

        JsonNode off = change(Map.of("enabled", false));

        assertThat(off.path("enabled").asBoolean(true)).isFalse();
        assertThat(off.at("/status/directories").asInt()).isEqualTo(1);
        assertThat(off.at("/status/enabledDirectories").asInt()).isZero();
        Answer refused = scim.get("/Users");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("not switched on for this realm");
        assertThat(attribute("directory-sync.enabled")).isEqualTo("false");
        // The follow-up of any change of the realm, after the commit.
        CustomerRealm.eventually(() -> operations().contains("disable-directory"));

        change(Map.of("enabled", true));

        assertThat(scim.get("/Users").status()).isEqualTo(200);
        CustomerRealm.eventually(() -> operations().contains("enable-directory"));
    }

    @Test
    void a_realm_that_never_had_directory_sync_is_switched_on_with_its_operator_roles() {
        String fresh = "realm-settings-fresh";
        keycloak.admin().makeRealm(Map.of("realm", fresh, "enabled", true)).ok();
        try (CustomerRealm other = new CustomerRealm(keycloak, fresh)) {
            JsonNode before = other.api().get(SETTINGS).ok().json();
            assertThat(before.path("enabled").asBoolean(true)).isFalse();
            assertThat(before.path("brand")).isEmpty();
            assertThat(before.has("portalUrl")).isFalse();

            other.api().patch(SETTINGS, Map.of("enabled", true)).ok();

            other.awaitOperatorRoles();
            assertThat(other.create("acme").path("alias").asText()).isEqualTo("acme");
        }
    }

    @Test
    void only_what_is_sent_changes_and_null_resets() {
        JsonNode changed = change(Map.of(
                "enabledByOrganization",
                true,
                "activityDays",
                30,
                "activityReadDays",
                0,
                "brand",
                Map.of("name", "Shop", "color", "#FFD400", "logo", LOGO)));

        assertThat(faults("patch", changed)).isEmpty();
        assertThat(changed.path("enabled").asBoolean()).isTrue();
        assertThat(changed.path("enabledByOrganization").asBoolean()).isTrue();
        assertThat(changed.path("activityDays").asInt()).isEqualTo(30);
        assertThat(changed.path("activityReadDays").asInt(1)).isZero();
        assertThat(changed.at("/brand/logo").asText()).isEqualTo(LOGO);
        assertThat(changed.at("/status/brand/name").asText()).isEqualTo("Shop");
        assertThat(changed.at("/status/brand/accent").asText()).isEqualTo("#ffd400");
        assertThat(changed.at("/status/brand/onAccent").asText()).isEqualTo("#000000");
        assertThat(attribute("directory-sync.brand-color")).isEqualTo("#ffd400");

        Map<String, Object> brand = new HashMap<>();
        brand.put("color", null);
        JsonNode without = change(Map.of("brand", brand));
        assertThat(without.at("/brand/name").asText()).isEqualTo("Shop");
        assertThat(without.path("brand").has("color")).isFalse();

        Map<String, Object> all = new HashMap<>();
        List.of("enabledByOrganization", "activityDays", "activityReadDays", "portalUrl", "brand")
                .forEach(field -> all.put(field, null));
        JsonNode reset = change(all);
        assertThat(faults("get", settings())).isEmpty();
        assertThat(reset.path("activityDays").asInt()).isEqualTo(90);
        assertThat(reset.path("activityReadDays").asInt()).isEqualTo(7);
        assertThat(reset.path("brand")).isEmpty();
        assertThat(reset.has("portalUrl")).isFalse();
        assertThat(reset.at("/status/brand/name").asText()).isEqualTo(realm.name());
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

    private JsonNode settings() {
        return realm.api().get(SETTINGS).ok().json();
    }

    private JsonNode change(Map<String, ?> fields) {
        return realm.api().patch(SETTINGS, fields).ok().json();
    }

    private List<String> faults(String method, JsonNode answer) {
        return new SchemaCheck(realm.api().get("/openapi.json").ok().json()).faults(method, SETTINGS, 200, answer);
    }

    private String attribute(String name) {
        return keycloak.admin()
                .get("/" + realm.name())
                .ok()
                .json()
                .path("attributes")
                .path(name)
                .asText();
    }

    private JsonNode log() {
        return realm.api()
                .with("Accept", "application/json")
                .get("/activity")
                .ok()
                .json()
                .path("items");
    }

    private JsonNode entry(JsonNode listed) {
        return realm.api().get("/activity/" + listed.path("id").asText()).ok().json();
    }

    private List<String> operations() {
        return log().findValuesAsText("operation");
    }
}
