package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits for a decision, and what was asked for and refused. */
@WithKeycloak
class NeedsYouPageIT extends ConsoleScenario {

    NeedsYouPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-needs-you");
    }

    @Test
    void by_keyboard_alone_a_held_change_is_discarded_and_by_mouse_another_one_is_applied() {
        Http scim = guarded("acme");
        String ann = user(scim, "ann@acme.example");
        String bob = user(scim, "bob@acme.example");
        try (Visitor visitor = administratorAt("/needs-you")) {
            assertThat(visitor.page().getByText("Nothing is held")).isVisible();
            visitor.assertFlawless();

            deactivate(scim, ann);
            visitor.page().reload();
            assertThat(visitor.page().getByText("Would be suspended")).isVisible();
            visitor.assertFlawless();
            visitor.picture("needs-you");
            visitor.tabTo("Discard");
            visitor.press("Enter");
            assertThat(visitor.dialog()).containsText("Nothing happens to these people.");
            visitor.tabTo("Discard 1 change");
            visitor.press("Enter");
            assertThat(visitor.page().locator(".toasts")).containsText("1 change has been discarded");
            assertThat(visitor.page().getByText("Nothing is held")).isVisible();
            assertThat(realm.user(ann).path("enabled").asBoolean()).isTrue();

            deactivate(scim, bob);
            visitor.page().reload();
            visitor.button("Apply").click();
            assertThat(visitor.dialog()).containsText("1 person is suspended");
            visitor.assertFlawless();
            visitor.picture("apply-held");
            visitor.button("Apply 1 change").click();
            assertThat(visitor.page().locator(".toasts")).containsText("1 change has been applied");
            assertThat(realm.user(bob).path("enabled").asBoolean()).isFalse();
        }
    }

    @Test
    void a_request_that_is_refused_meanwhile_comes_into_the_log_and_its_drawer_has_an_address() {
        realm.create("log");
        Http scim = realm.scim("log", realm.token("log"));
        user(scim, "ann@log.example");
        try (Visitor visitor =
                administratorAt("/directories/log/activity", options -> options.setColorScheme(ColorScheme.DARK))) {
            Locator entries = visitor.row("ann@log.example");
            assertThat(entries.first()).isVisible();
            assertThat(scim.post("/Users", Map.of("userName", "ann@log.example"))
                            .status())
                    .isEqualTo(409);

            Locator refused = visitor.row("Refused");
            assertThat(refused.first()).isVisible();
            visitor.assertFlawless();
            visitor.picture("activity-dark");
            refused.first()
                    .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                    .first()
                    .click();

            assertThat(visitor.dialog()).containsText("POST");
            assertThat(visitor.dialog()).containsText("409");
            visitor.assertFlawless();
            visitor.picture("activity-refusal-dark");
            String address = visitor.page().url();
            assertThat(address).matches(".*#/console-needs-you/directories/log/activity/[^/?]+.*");
            visitor.page().reload();
            assertThat(visitor.dialog()).containsText("409");
            visitor.press("Escape");
            assertThat(visitor.dialog()).hasCount(0);
            assertThat(visitor.page().getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    /** The guard lets nobody go. */
    private Http guarded(String alias) {
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", alias, "alias", alias, "requireSaml", false, "guardCount", 0, "guardPercent", 0))
                .ok();
        return realm.scim(alias, realm.token(alias));
    }

    private static void deactivate(Http scim, String id) {
        scim.patch(
                        "/Users/" + id,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();
    }

    private static String user(Http scim, String name) {
        return scim.post("/Users", Map.of("userName", name)).createdId();
    }
}
