package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.api.Test;

/** The settings of a directory, its tokens and its set-up links. */
@WithKeycloak
class SettingsPageIT extends ConsoleScenario {

    SettingsPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-settings");
    }

    @Test
    void several_wrong_fields_are_said_at_once_and_what_was_right_is_saved_with_them_after_they_are_mended() {
        realm.create("acme");
        try (Visitor visitor = administratorAt(
                "/directories/acme/settings/guard", options -> options.setColorScheme(ColorScheme.DARK))) {
            visitor.field("Percentage").first().fill("101");
            visitor.field("Percentage").last().fill("102");
            visitor.link("General").click();
            visitor.field("Name").fill("Acme Inc");
            assertThat(visitor.page().getByText("3 unsaved changes")).isVisible();
            visitor.assertFlawless();
            visitor.button("Save changes").click();

            assertThat(visitor.heading("acme")).isVisible();
            assertThat(visitor.page().locator("[aria-invalid]")).hasCount(2);
            visitor.assertFlawless("status of 400");
            visitor.picture("settings-wrong-dark");

            visitor.field("Percentage").first().fill("50");
            visitor.field("Percentage").last().fill("60");
            visitor.tabTo("Save changes");
            visitor.press("Enter");
            assertThat(visitor.heading("Acme Inc")).isVisible();
            assertThat(realm.api()
                            .get("/directories/acme")
                            .ok()
                            .json()
                            .path("guardDayPercent")
                            .asInt())
                    .isEqualTo(60);
        }
    }

    @Test
    void by_keyboard_alone_a_token_is_rotated_and_the_page_notices_when_the_new_one_is_used() {
        realm.create("rotating");
        String old = realm.token("rotating");
        realm.scim("rotating", old).get("/Users").ok();
        try (Visitor visitor = administratorAt("/directories/rotating/settings/tokens")) {
            assertThat(visitor.button("Rotate")).isVisible();
            visitor.assertFlawless();
            visitor.tabTo("Rotate");
            visitor.press("Enter");
            visitor.tabTo("Create the new token");
            visitor.press("Enter");
            assertThat(visitor.page().getByText("Waiting for the identity provider to use it"))
                    .isVisible();
            String token = visitor.dialog().locator("output").last().textContent();
            visitor.assertFlawless();
            visitor.picture("token-rotation");
            realm.scim("rotating", old).get("/Users").ok();
            realm.scim("rotating", token).get("/Users").ok();

            assertThat(visitor.page().getByText("The new token is in use")).isVisible();
            visitor.tabTo("End the old token");
            visitor.press("Enter");
            assertThat(visitor.dialog()).hasCount(0);
            assertThat(realm.scim("rotating", old).get("/Users").status()).isEqualTo(401);
            realm.scim("rotating", token).get("/Users").ok();
            assertThat(visitor.requested()).noneMatch(url -> url.contains(token));
            assertThat(String.valueOf(visitor.page()
                            .evaluate("() => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})")))
                    .doesNotContain(token);
            assertThat(keycloak.log()).doesNotContain(token, old);
        }
    }

    @Test
    void on_a_phone_a_link_is_made_for_the_customer_and_opens_only_this_directory() {
        realm.create("linked");
        try (Visitor visitor = administratorAt(
                "/directories/linked/settings/links",
                options -> options.setViewportSize(390, 844).setHasTouch(true))) {
            assertThat(visitor.page().getByText("No set-up link yet")).isVisible();
            visitor.assertFlawless();
            visitor.button("Create set-up link").tap();
            visitor.field("Label").fill("Ann – قسم المعلومات");
            visitor.assertFlawless();
            visitor.picture("new-link-phone");
            visitor.button("Create link").tap();
            assertThat(visitor.dialog()).containsText("The link is shown this one time");
            String link = visitor.dialog().locator("output").textContent();
            visitor.assertFlawless();
            visitor.dialog().getByText("Close").tap();

            assertThat(visitor.page().getByText("Ann – قسم المعلومات")).isVisible();
            visitor.assertFlawless();
            Invited customer = new Invited(realm, "");
            Http portal = customer.portal()
                    .bearer(customer.open(link.substring(link.indexOf('#') + 1))
                            .ok()
                            .json()
                            .path("token")
                            .asText());
            assertThat(portal.get("/setup").body()).doesNotContain("rotating");
        }
    }
}
