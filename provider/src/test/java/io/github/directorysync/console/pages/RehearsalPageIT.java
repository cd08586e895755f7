package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory that is connected for show, until somebody lets it go live. */
@WithKeycloak
class RehearsalPageIT extends ConsoleScenario {

    private final int before;

    RehearsalPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-rehearsal");
        before = accounts();
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", "Acme", "alias", "acme", "mode", "rehearsal", "requireSaml", false))
                .ok();
        Http scim = realm.scim("acme", realm.token("acme"));
        scim.post("/Users", Map.of("userName", "ann@acme.example")).ok();
        scim.post("/Users", Map.of("userName", "bob@acme.example")).ok();
    }

    @Test
    void by_keyboard_alone_what_was_rehearsed_goes_live_after_it_was_said_what_that_does() {
        try (Visitor visitor = administratorAt("/directories/acme")) {
            assertThat(visitor.page().locator(".figures-row").first()).containsText("2People rehearsed");
            assertThat(visitor.page().locator(".next-things").first()).not().containsText("Everything works");
            visitor.assertFlawless();
            visitor.picture("rehearsal-overview");
        }
        try (Visitor visitor = administratorAt("/directories/acme/rehearsal")) {
            assertThat(visitor.row("ann@acme.example")).containsText("New account");
            assertThat(visitor.page().locator(".page-title").first()).containsText("Rehearsal");
            assertThat(accounts()).isEqualTo(before);
            visitor.assertFlawless();
            visitor.picture("rehearsal");
            visitor.tabTo("Go live");
            visitor.press("Enter");
            assertThat(visitor.dialog()).containsText("2 people get a new account");
            visitor.assertFlawless();
            visitor.picture("go-live");
            visitor.tabTo("Go live");
            visitor.press("Enter");

            CustomerRealm.eventually(() -> accounts() == before + 2);
            assertThat(visitor.page().getByText("The directory is live"))
                    .isVisible(new IsVisibleOptions().setTimeout(30_000));
            assertThat(visitor.page().getByText("Nobody has been sent yet")).hasCount(0);
            visitor.assertFlawless();
            visitor.picture("rehearsal-live");
        }
        CustomerRealm.eventually(() -> "live".equals(mode()));
        try (Visitor visitor =
                administratorAt("/directories/acme/people", options -> options.setColorScheme(ColorScheme.DARK))) {
            assertThat(visitor.row("ann@acme.example")).isVisible();
            visitor.assertFlawless();
        }
    }

    private String mode() {
        return realm.api().get("/directories/acme").ok().json().path("mode").asText("live");
    }

    private int accounts() {
        return keycloak.admin()
                .get("/" + realm.name() + "/users/count")
                .ok()
                .json()
                .asInt();
    }
}
