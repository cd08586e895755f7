package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long entries are kept, and whether there are any, is set by attributes of the realm. */
abstract class ActivitySettings extends ActivityScenario {

    ActivitySettings(KeycloakServer keycloak) {
        super(keycloak, "activity-settings");
    }

    @Test
    void old_entries_are_deleted_and_those_of_reads_sooner() {
        directory.user(ANN);
        directory.scim().get("/Users").ok();
        entries(2);

        set(Map.of("directory-sync.activity-read-days", "0"));
        await(() -> list(""), found -> found.size() == 1);
        assertThat(list("").get(0).path("operation").asText()).isEqualTo("create-user");

        set(Map.of("directory-sync.activity-days", "0"));
        await(() -> list(""), List::isEmpty);
    }

    @Test
    void a_realm_that_switches_the_log_off_gets_no_entries() {
        set(Map.of("directory-sync.activity", "off"));
        directory.user(ANN);
        set(Map.of());
        directory.user(BOB);

        assertThat(list("operation=create-user"))
                .extracting(entry -> entry.path("targetName").asText())
                .containsExactly(BOB);
    }
}
