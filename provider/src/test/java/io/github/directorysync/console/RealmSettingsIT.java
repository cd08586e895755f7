package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An administrator switches directory sync of a realm off and on, and says how its log is kept and its portal looks. */
@WithKeycloak
class RealmSettingsIT extends RealmSettingsScenario {

    RealmSettingsIT(KeycloakServer keycloak) {
        super(keycloak, "realm-settings");
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
}
