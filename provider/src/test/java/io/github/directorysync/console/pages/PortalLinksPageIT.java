package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Links that open nothing, whose page it is, and who may not frame it. */
@WithKeycloak
class PortalLinksPageIT extends PortalScenario {

    private static final String KIND_SENTENCE = "It has expired, was replaced or withdrawn, or a part of it is missing."
            + " Ask whoever sent it to you at Globex for a new one.";

    private final CustomerRealm other;

    PortalLinksPageIT(KeycloakServer keycloak) {
        super(keycloak, "portal-links-page");
        other = CustomerRealm.in(keycloak, "portal-links-page-other", 25);
        realm.api()
                .patch("/settings", Map.of("brand", Map.of("name", "Globex", "color", "#7a1fa2")))
                .ok();
    }

    @AfterAll
    void otherGone() {
        other.close();
    }

    @Test
    void a_link_that_was_revoked_or_broken_opens_nothing_and_says_whom_to_ask() {
        JsonNode link = directoryWithLink("acme", "okta");
        realm.api()
                .delete("/directories/acme/links/" + link.path("id").asText())
                .ok();
        opensNothing(portal(realm.name()) + "#" + Invited.secret(link));
        opensNothing(portal(realm.name()) + "#" + Invited.secret(link).substring(0, 20));
    }

    @Test
    void a_link_of_another_realm_opens_nothing_here() {
        other.create("initech");
        JsonNode link = other.api()
                .post("/directories/initech/links", Map.of("scopes", List.of("connect")))
                .ok()
                .json();
        opensNothing(portal(realm.name()) + "#" + Invited.secret(link));
        try (Visitor holder = holderOf(link)) {
            assertThat(holder.heading("Which identity provider do you use?")).isVisible();
            assertThat(holder.page().locator(".brand-name strong")).hasText("portal-links-page-other");
        }
    }

    private void opensNothing(String address) {
        try (Visitor visitor = visitor(options -> {})) {
            visitor.page().navigate(address);
            assertThat(visitor.heading("This link does not open anything")).isVisible();
            assertThat(visitor.page().getByText(KIND_SENTENCE)).isVisible();
            assertThat(visitor.page()).hasURL(portal(realm.name()));
            assertThat(visitor.page().locator("body")).not().containsText("acme");
            visitor.assertFlawless("status of 401");
            visitor.picture("portal-closed");
        }
    }

    @Test
    void a_session_whose_link_is_revoked_meanwhile_ends_kindly() {
        JsonNode link = directoryWithLink("hooli", "okta");
        try (Visitor holder = holderOf(link)) {
            assertThat(holder.heading("Connect Okta")).isVisible();
            realm.api()
                    .delete("/directories/hooli/links/" + link.path("id").asText())
                    .ok();

            assertThat(holder.heading("The set-up has been closed")).isVisible();
            holder.assertFlawless("status of 401");
            holder.page().reload();
            assertThat(holder.heading("Open your set-up link")).isVisible();
        }
    }

    @Test
    void the_page_bears_the_vendors_name_and_colour_and_no_other_page_may_frame_it() {
        JsonNode link = directoryWithLink("umbrella", "okta");
        try (Visitor holder = visitor(options -> {})) {
            Response page = holder.page().navigate(link.path("link").asText());

            assertThat(holder.page().locator(".brand-name strong")).hasText("Globex");
            assertThat(holder.heading("Connect Okta")).isVisible();
            assertThat(
                            holder.page()
                                    .evaluate(
                                            "() => getComputedStyle(document.documentElement).getPropertyValue('--accent-fill')"))
                    .isEqualTo("#7a1fa2");
            holder.assertFlawless();
            holder.picture("portal-brand");
            assertThat(page.headerValue("content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headerValue("x-frame-options")).isEqualTo("DENY");
            assertThat(page.headerValue("referrer-policy")).isEqualTo("no-referrer");
            assertThat(page.headerValue("cache-control")).contains("no-store");
            assertThat(page.headerValue("set-cookie")).isNull();
        }
    }

    @Test
    void a_post_from_another_site_changes_nothing_without_the_session() {
        JsonNode link = directoryWithLink("soylent", "okta");
        try (Visitor holder = holderOf(link)) {
            assertThat(holder.heading("Connect Okta")).isVisible();

            assertThat(invited.portal()
                            .with("Origin", "https://evil.example")
                            .post("/tokens", Map.of("label", "x"))
                            .status())
                    .isEqualTo(401);
            // Even the browser of the customer has nothing that it would add by itself.
            Object status = holder.page()
                    .evaluate(
                            "async url => (await fetch(url, {method: 'POST',"
                                    + " headers: {'Content-Type': 'application/json'}, body: '{}'})).status",
                            portal(realm.name()) + "api/tokens");
            assertThat(status).isEqualTo(401);
        }
    }
}
