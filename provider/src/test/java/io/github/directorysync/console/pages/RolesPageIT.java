package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ladder of an app, how the app is told the role, and which group gives which. */
@WithKeycloak
class RolesPageIT extends ConsoleScenario {

    private final Invited shop;
    private final Http scim;

    RolesPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-roles");
        shop = Invited.in(realm);
        realm.create("acme");
        scim = realm.scim("acme", realm.token("acme"));
    }

    @Test
    void by_keyboard_alone_a_role_is_moved_up_the_ladder_and_it_is_said_before_whose_role_changes() {
        String ann = user("ann@acme.example");
        shop.map(group("Bosses", ann), "Owner");
        shop.map(group("Writers", ann), "Editor");
        try (Visitor visitor = administratorAt("/roles/" + shop.app())) {
            assertThat(visitor.button("Move Editor")).isVisible();
            assertThat(visitor.page().locator(".rung").first()).containsText("Owner");
            visitor.assertFlawless();
            visitor.tabTo("Move Editor");
            visitor.press("ArrowUp");
            assertThat(visitor.page().locator(".rung").first()).containsText("Editor");
            assertThat(visitor.button("Move Editor")).isFocused();
            visitor.picture("ladder");

            visitor.tabTo("Preview changes");
            visitor.press("Enter");
            assertThat(visitor.dialog()).containsText("ann@acme.example");
            assertThat(visitor.dialog()).containsText("Editor becomes the highest role.");
            visitor.assertFlawless();
            visitor.picture("ladder-preview");
            visitor.tabTo("Save ladder");
            visitor.press("Enter");

            assertThat(visitor.page().locator(".toasts")).containsText("The roles of The Shop are saved");
            assertThat(visitor.dialog()).hasCount(0);
            assertThat(realm.api()
                            .get("/apps/" + shop.app())
                            .ok()
                            .json()
                            .path("roles")
                            .findValuesAsText("name"))
                    .containsExactly("Editor", "Owner", "Reader");
        }
    }

    @Test
    void a_group_is_mapped_to_a_role_after_it_was_shown_who_gains_it() {
        String staff = group("Newcomers – وافدون", user("bob@acme.example"));
        try (Visitor visitor =
                administratorAt("/directories/acme/groups", options -> options.setColorScheme(ColorScheme.DARK))) {
            visitor.field("Role of Newcomers – وافدون").selectOption("Reader");
            assertThat(visitor.page().getByText("Until now: no role")).isVisible();
            visitor.assertFlawless();
            visitor.picture("groups-dark");
            visitor.button("Preview changes").click();

            assertThat(visitor.dialog()).containsText("Map 1 group to another role in The Shop");
            assertThat(visitor.dialog()).containsText("bob@acme.example");
            assertThat(shop.mapped(staff)).isEmpty();
            visitor.assertFlawless();
            visitor.button("Save mapping").click();

            assertThat(visitor.page().locator(".toasts")).containsText("1 group is mapped anew");
            assertThat(shop.mapped(staff)).containsExactly("Reader");
        }
    }

    @Test
    void on_a_phone_an_app_is_made_ready_by_one_tap_after_it_was_said_what_is_done() {
        try (Visitor visitor = administratorAt(
                "/roles", options -> options.setViewportSize(390, 844).setHasTouch(true))) {
            assertThat(visitor.link("The Shop")).isVisible();
            visitor.assertFlawless();
            visitor.link("The Shop").tap();
            visitor.button("Make app ready").tap();

            assertThat(visitor.dialog()).containsText("Adds a mapper that writes the role that counts");
            visitor.assertFlawless();
            visitor.picture("make-ready-phone");
            visitor.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make app ready"))
                    .tap();

            assertThat(visitor.page().locator(".page-title")).containsText("Ready");
            assertThat(realm.api()
                            .get("/apps/" + shop.app() + "/sign-in")
                            .ok()
                            .json()
                            .path("ready")
                            .asBoolean())
                    .isTrue();
        }
    }

    private String user(String name) {
        return scim.post("/Users", Map.of("userName", name)).createdId();
    }

    private String group(String name, String member) {
        return scim.post("/Groups", Map.of("displayName", name, "members", List.of(Map.of("value", member))))
                .createdId();
    }
}
