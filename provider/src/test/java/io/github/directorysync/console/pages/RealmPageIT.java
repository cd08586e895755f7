package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for a whole realm, and where a realm ends. */
@WithKeycloak
class RealmPageIT extends ConsoleScenario {

    RealmPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-realm");
    }

    @Test
    void by_keyboard_alone_directory_sync_is_switched_off_so_that_nothing_is_taken_and_on_again() {
        realm.create("acme");
        Http scim = realm.scim("acme", realm.token("acme"));
        try (Visitor visitor = administratorAt("/settings", options -> options.setColorScheme(ColorScheme.DARK))) {
            assertThat(visitor.button("Switch off")).isVisible();
            assertThat(visitor.page().getByText("Background work").first()).isVisible();
            visitor.assertFlawless();
            visitor.picture("realm-dark");
            visitor.tabTo("Switch off");
            visitor.press("Enter");
            assertThat(visitor.dialog()).containsText("1 directory is refused from then on");
            visitor.tabTo("Switch off");
            visitor.assertFlawless();
            visitor.press("Enter");

            assertThat(visitor.button("Switch on")).isVisible();
            assertThat(scim.post("/Users", Map.of("userName", "ann@acme.example"))
                            .status())
                    .isGreaterThanOrEqualTo(400);
            visitor.assertFlawless();
            visitor.tabTo("Switch on");
            visitor.press("Enter");
            assertThat(visitor.button("Switch off")).isVisible();
            scim.post("/Users", Map.of("userName", "ann@acme.example")).ok();
        }
    }

    @Test
    void several_wrong_numbers_are_said_at_their_fields_and_stay_to_be_mended() {
        try (Visitor visitor = administratorAt("/settings")) {
            visitor.field("Days to keep changes").fill("-1");
            visitor.field("Days to keep requests that only read").fill("many");
            visitor.button("Save log settings").click();

            assertThat(visitor.page().locator("[aria-invalid]")).hasCount(2);
            visitor.assertFlawless("status of 400");
            visitor.picture("realm-wrong");
            visitor.field("Days to keep changes").fill("90");
            visitor.field("Days to keep requests that only read").fill("5");
            visitor.button("Save log settings").click();
            assertThat(visitor.page().locator(".toasts")).containsText("Saved");
            assertThat(realm.api()
                            .get("/settings")
                            .ok()
                            .json()
                            .path("activityDays")
                            .asInt())
                    .isEqualTo(90);
        }
    }

    @Test
    void whoever_administers_one_realm_gets_nothing_of_another_realm() {
        try (CustomerRealm other = CustomerRealm.in(keycloak, "console-realm-other", 25);
                Visitor visitor = visitor(options -> {})) {
            other.create("secret-customer");
            open(visitor, realm.name(), "#/" + other.name() + "/directories");
            enter(visitor, "viewer", CustomerRealm.PASSWORD);

            for (String screen : List.of("/directories", "/directories/secret-customer", "/activity", "/roles")) {
                visitor.page().evaluate("to => { location.hash = to }", "#/" + other.name() + screen);
                assertThat(visitor.page().getByRole(AriaRole.ALERT).first()).containsText("could not be loaded");
                assertThat(visitor.page().getByText("secret-customer")).hasCount(0);
            }
            visitor.assertFlawless("status of 401", "status of 403");
        }
    }
}
