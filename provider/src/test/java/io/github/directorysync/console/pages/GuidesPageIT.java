package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guide of every provider, as its customer sees it. */
@WithKeycloak
class GuidesPageIT extends PortalScenario {

    private static final List<String> KINDS = List.of(
            "okta",
            "entra",
            "onelogin",
            "jumpcloud",
            "pingone",
            "pingfederate",
            "google",
            "rippling",
            "cyberark",
            "sailpoint",
            "generic");

    GuidesPageIT(KeycloakServer keycloak) {
        super(keycloak, "guides-page");
    }

    @Test
    void every_guide_is_flawless_in_english_and_light() {
        JsonNode link = directoryWithLink("acme", "generic");
        try (Visitor holder = holderOf(link)) {
            assertGuides(holder, "acme");
            assertThat(holder.page().locator("html")).hasAttribute("lang", "en");
        }
    }

    @Test
    void every_guide_is_flawless_in_german_and_dark_on_a_phone() {
        JsonNode link = directoryWithLink("globex", "generic");
        try (Visitor holder = holderOf(
                link,
                options -> options.setLocale("de-DE")
                        .setColorScheme(ColorScheme.DARK)
                        .setHasTouch(true)
                        .setViewportSize(390, 844))) {
            assertGuides(holder, "globex");
            assertThat(holder.page().locator("html")).hasAttribute("lang", "de");
        }
    }

    private void assertGuides(Visitor holder, String alias) {
        for (String kind : KINDS) {
            realm.api().patch("/directories/" + alias, Map.of("kind", kind)).ok();
            holder.page().evaluate("() => { location.hash = '#/connect'; }");
            holder.page().reload();
            assertGuide(holder, kind);
            if (kind.equals("okta")) {
                holder.page().locator(".variants input").nth(1).check();
                assertGuide(holder, "okta-catalogue");
            }
            holder.page().locator(".step-foot .primary").click();
            assertThat(holder.page().locator(".tasks")).isVisible();
            assertGuide(holder, kind + "-send");
        }
    }

    private static void assertGuide(Visitor holder, String name) {
        assertThat(holder.page().locator(".tasks > li").first()).isVisible();
        assertThat(holder.page().locator(".bone")).hasCount(0);
        assertThat(holder.page().locator(".tasks svg").first()).isVisible();
        assertThat(holder.page().locator("main").innerText()).doesNotContainPattern("(ds|guide|portal)\\.[a-z]+\\.");
        holder.assertFlawless();
        holder.picture("guide-" + name);
    }
}
