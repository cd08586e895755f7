package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The list of directories, and a new one. */
@WithKeycloak
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectoriesPageIT extends ConsoleScenario {

    DirectoriesPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-directories");
    }

    @Test
    @Order(1)
    void the_empty_page_leads_by_keyboard_alone_to_a_first_directory_in_four_fields_and_a_link_for_the_customer() {
        keycloak.admin()
                .put("/" + realm.name(), Map.of("organizationsEnabled", true))
                .ok();
        keycloak.admin()
                .post(
                        "/" + realm.name() + "/organizations",
                        Map.of("name", "Globex-Org", "domains", List.of(Map.of("name", "globex.example"))))
                .ok();
        try (Visitor visitor = administratorAt("/directories")) {
            assertThat(visitor.page().getByText("Connect your first directory")).isVisible();
            visitor.assertFlawless();
            visitor.picture("directories-empty");

            visitor.tabTo("Create a directory");
            visitor.press("Enter");
            assertThat(visitor.field("Organization")).isVisible();
            assertThat(visitor.field("Name")).isFocused();
            visitor.page().keyboard().type("Globex");
            assertThat(visitor.field("Alias")).hasValue("globex");
            visitor.tabTo("Identity provider");
            visitor.page().keyboard().type("Okta");
            visitor.tabTo("Organization");
            visitor.page().keyboard().type("Globex");
            visitor.assertFlawless();
            visitor.picture("new-directory");
            visitor.tabTo("Create directory");
            visitor.press("Enter");

            assertThat(visitor.dialog()).containsText("Who connects the identity provider?");
            visitor.tabTo("Send a set-up link");
            visitor.press("Enter");
            assertThat(visitor.field("E-mail address")).isFocused();
            visitor.tabTo("Create link");
            visitor.press("Enter");

            assertThat(visitor.dialog()).containsText("The link is ready");
            String link = visitor.dialog().locator("output").textContent();
            visitor.assertFlawless();
            visitor.tabTo("Close");
            visitor.press("Enter");
            assertThat(visitor.heading("Globex")).isVisible();
            assertThat(visitor.page().getByText("Link sent")).isVisible();

            JsonNode made = realm.api().get("/directories/globex").ok().json();
            assertThat(made.path("kind").asText()).isEqualTo("okta");
            assertThat(made.path("organization").asText()).isNotEmpty();
            String secret = link.substring(link.indexOf('#') + 1);
            new Invited(realm, "").open(secret).ok();
            assertThat(visitor.requested()).noneMatch(url -> url.contains(secret));
            Object stored = visitor.page()
                    .evaluate("() => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})");
            assertThat(String.valueOf(stored)).doesNotContain(secret);
        }
    }

    @Test
    @Order(2)
    void what_is_refused_is_said_at_its_field_and_what_was_entered_stays() {
        realm.create("acme");
        try (Visitor visitor = administratorAt("/directories", options -> options.setColorScheme(ColorScheme.DARK))) {
            visitor.button("New directory").click();
            visitor.field("Name").fill("Acme");
            visitor.button("Create directory").click();

            assertThat(visitor.field("Alias")).hasAttribute("aria-invalid", "true");
            assertThat(visitor.dialog().getByRole(AriaRole.ALERT)).hasCount(1);
            assertThat(visitor.field("Name")).hasValue("Acme");
            visitor.assertFlawless("status of 4");
            visitor.picture("new-directory-refused-dark");

            visitor.field("Alias").fill("acme-two");
            visitor.button("Create directory").click();
            assertThat(visitor.dialog()).containsText("Acme is created");
            realm.api().get("/directories/acme-two").ok();
        }
    }

    @Test
    @Order(3)
    void what_could_not_be_loaded_is_there_after_trying_again() {
        try (Visitor visitor = administratorAt("/roles")) {
            String list = "**/directory-sync/directories?**";
            visitor.page().route(list, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            visitor.link("Directories").click();

            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("The directories could not be loaded");
            visitor.assertFlawless();
            visitor.picture("directories-failed");
            visitor.page().unroute(list);
            visitor.button("Try again").click();
            assertThat(visitor.row("globex")).isVisible();
        }
    }

    @Test
    @Order(4)
    void on_a_phone_names_of_any_length_and_direction_fit_and_a_search_has_an_address() {
        String name = "A customer with a name that goes on ".repeat(5) + "and on and then it ends";
        create("long", name.substring(0, 200));
        create("arabic", "شركة الشمال للتجارة");
        try (Visitor visitor = administratorAt(
                "/directories", options -> options.setViewportSize(390, 844).setHasTouch(true))) {
            assertThat(visitor.link(name.substring(0, 200))).isVisible();
            visitor.assertFlawless();
            visitor.picture("directories-phone");

            visitor.field("Search by name or alias").fill("الشمال");
            assertThat(visitor.page().getByText("1 directory", exactly())).isVisible();
            assertThat(visitor.link("شركة الشمال للتجارة")).isVisible();
            visitor.page().reload();
            assertThat(visitor.field("Search by name or alias")).hasValue("الشمال");

            visitor.field("Search by name or alias").fill("nowhere");
            assertThat(visitor.page().getByText("Nothing matches “nowhere”")).isVisible();
            visitor.button("Show all").tap();
            Locator back = visitor.link("شركة الشمال للتجارة");
            back.tap();
            assertThat(visitor.heading("شركة الشمال للتجارة")).isVisible();
            visitor.page().goBack();
            assertThat(back).isVisible();
        }
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }

    private void create(String alias, String name) {
        realm.api()
                .post("/directories", Map.of("name", name, "alias", alias, "requireSaml", false))
                .ok();
    }
}
