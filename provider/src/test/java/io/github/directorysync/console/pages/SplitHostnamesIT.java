package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Chromium;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDatabase;
import io.github.directorysync.whole.TestEnvironment;
import io.github.directorysync.whole.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Keycloak whose administrators use another hostname ({@code --hostname-admin}) than everybody else. */
class SplitHostnamesIT {

    @Test
    void administrators_work_on_their_hostname_and_customers_are_told_the_public_one() {
        TestEnvironment environment = TestEnvironment.anywhere();
        String admin = environment.keycloakUrl();
        String open = admin.replace("localhost", "127.0.0.1");
        TestDatabase database = TestDatabase.h2().with("--hostname=" + open).with("--hostname-admin=" + admin);
        try (Chromium chromium = Chromium.start();
                KeycloakServer keycloak = KeycloakServer.start(database, environment);
                CustomerRealm realm = CustomerRealm.in(keycloak, "split", 25)) {
            realm.create("acme");
            assertCustomersAreToldOf(realm, open);

            try (Visitor visitor = chromium.visitor()) {
                visitor.page().navigate(console(open, "master") + "#/split/settings");
                visitor.page().locator("#username").fill("admin");
                visitor.page().locator("#password").fill("admin");
                visitor.press("Enter");
                visitor.field("Days to keep changes").fill("45");
                visitor.button("Save log settings").click();

                assertThat(visitor.page().locator(".toasts")).containsText("Saved");
                assertThat(visitor.page()).hasURL(console(admin, "master") + "#/split/settings");
                visitor.assertFlawless();
                visitor.button("Sign out").click();
                assertThat(visitor.page().locator("#username")).isVisible();
                assertThat(visitor.page().url()).startsWith(open + "/realms/master/");
                visitor.assertFlawless();
            }
        }
    }

    private static void assertCustomersAreToldOf(CustomerRealm realm, String open) {
        assertThat(realm.api()
                        .get("/directories/acme")
                        .ok()
                        .json()
                        .path("scimBaseUrl")
                        .asText())
                .isEqualTo(open + "/realms/split/directories/acme/scim/v2");
        String location = realm.scim("acme", realm.token("acme"))
                .post("/Users", Map.of("userName", "ann@acme.example"))
                .ok()
                .json()
                .at("/meta/location")
                .asText();
        assertThat(location).startsWith(open + "/realms/split/directories/acme/scim/v2/Users/");
    }

    private static String console(String host, String realm) {
        return host + "/realms/" + realm + "/directory-sync/console/";
    }
}
