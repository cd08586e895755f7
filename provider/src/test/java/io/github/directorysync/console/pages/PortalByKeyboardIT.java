package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer who uses no mouse, at night, on a phone. */
@WithKeycloak
class PortalByKeyboardIT extends PortalScenario {

    PortalByKeyboardIT(KeycloakServer keycloak) {
        super(keycloak, "portal-by-keyboard");
    }

    @Test
    void a_provider_is_chosen_and_connected_and_the_token_copied_by_keyboard_alone() {
        JsonNode link = directoryWithLink("acme", "generic");
        try (Visitor holder = holderOf(
                link,
                options -> options.setColorScheme(ColorScheme.DARK)
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            tabToChoice(holder);
            holder.press("ArrowDown");
            assertThat(holder.page().locator("input[value=okta]")).isChecked();
            holder.assertFlawless();
            holder.press("Enter");

            assertThat(holder.heading("Connect Okta")).isFocused();
            holder.tabTo("Create token");
            holder.press("Enter");
            assertThat(toCopy(holder, "Authorization")).isVisible();
            String token = toCopy(holder, "Authorization").textContent();
            holder.tabTo("Copy");
            holder.press("Enter");
            assertThat(holder.page().locator(".toasts")).hasText("Authorization copied");
            assertThat(holder.page().evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo(token);
            holder.assertFlawless();
            holder.picture("portal-connect-phone-dark");

            holder.tabTo("Continue");
            holder.press("Enter");
            assertThat(holder.heading("Let Okta send people and groups")).isFocused();
            holder.tabTo("Continue");
            holder.press("Enter");
            assertThat(holder.heading("First sync")).isFocused();
            push(realm.scim("acme", token), "ann@acme.example", "Engineer");
            assertThat(arrived(holder, 1)).hasText("1");
            holder.assertFlawless();
            holder.picture("portal-first-sync-phone-dark");
        }
    }

    /** To the providers, of which the chosen one is reached. */
    private static void tabToChoice(Visitor holder) {
        for (int i = 0; i < 10; i++) {
            holder.press("Tab");
            if (Boolean.TRUE.equals(holder.page().evaluate("() => document.activeElement.name === 'kind'"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach the providers");
    }
}
