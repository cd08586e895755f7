package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets into the console, and what may not get out of it. */
@WithKeycloak
class ConsoleSignInIT extends ConsoleScenario {

    ConsoleSignInIT(KeycloakServer keycloak) {
        super(keycloak, "console-sign-in");
        realm.create("acme");
    }

    @Test
    void an_administrator_of_the_realm_signs_in_there_and_is_back_at_the_address_they_opened() {
        try (Visitor visitor = memberAt("/directories?search=acm", "viewer")) {
            assertThat(visitor.row("acme")).containsText("Draft");
            assertThat(visitor.page()).hasURL(console(realm.name()) + "#/console-sign-in/directories?search=acm");
            visitor.assertFlawless();
        }
    }

    @Test
    void an_administrator_of_all_realms_signs_in_at_the_admin_realm() {
        try (Visitor visitor = administratorAt("/directories")) {
            assertThat(visitor.row("acme")).isVisible();
            visitor.assertFlawless();
        }
    }

    @Test
    void somebody_without_rights_is_told_so_in_one_sentence() {
        try (Visitor visitor = memberAt("/directories", "nobody")) {
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("could not be loaded");
            visitor.assertFlawless("status of 403");
        }
    }

    @Test
    void no_token_is_in_any_address_or_storage_and_who_signs_out_is_out() {
        try (Visitor visitor = administratorAt("/directories")) {
            assertThat(visitor.row("acme")).isVisible();
            Object stored = visitor.page()
                    .evaluate("() => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})");
            assertThat(String.valueOf(stored)).doesNotContain("eyJ");

            visitor.button("Sign out").click();
            assertThat(visitor.page().locator("#username")).isVisible();
            assertThat(visitor.requested()).noneMatch(ConsoleSignInIT::tellsSecrets);
        }
    }

    @Test
    void what_was_entered_is_there_again_after_the_sign_in_had_expired() {
        try (Visitor visitor = administratorAt("/directories")) {
            visitor.button("New directory").click();
            visitor.field("Name").fill("Globex");
            visitor.page().route("**/protocol/openid-connect/token", route -> {
                if (String.valueOf(route.request().postData()).contains("refresh_token")) {
                    route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                            .setStatus(400)
                            .setContentType("application/json")
                            .setBody("{\"error\":\"invalid_grant\"}"));
                } else {
                    route.resume();
                }
            });
            // As if the access token had come to its end.
            visitor.page()
                    .evaluate("() => { const now = Date.now; Date.now = () => now() + 3_600_000;"
                            + " const D = Date; Date.prototype.getTime = new Proxy(D.prototype.getTime, {apply: (f, t, a) =>"
                            + " Reflect.apply(f, t, a) + 3_600_000}); }");
            visitor.button("Create directory").click();

            // The session cookie still signs in; the page has been loaded anew.
            visitor.page().waitForURL("**/directory-sync/console/**");
            assertThat(visitor.field("Name")).hasValue("Globex");
            assertThat(visitor.dialog()).isVisible();
        }
    }

    @Test
    void a_realm_in_which_directory_sync_is_off_says_so_and_where_it_is_switched_on() {
        keycloak.admin()
                .makeRealm(Map.of("realm", "console-off", "enabled", true, "displayName", "Off Inc"))
                .ok();
        try (Visitor visitor = visitor(options -> {})) {
            visitor.page().navigate(console("console-off"));

            assertThat(visitor.heading("Directory sync is off")).isVisible();
            assertThat(visitor.link("Switch it on")).hasAttribute("href", console("master") + "#/console-off/settings");
            visitor.assertFlawless();
        } finally {
            keycloak.admin().delete("/console-off");
        }
    }

    @Test
    void no_other_page_may_frame_the_console_or_run_a_script_in_it() {
        try (Visitor visitor = visitor(options -> {})) {
            Response page = visitor.page().navigate(console(realm.name()) + "?x=1");

            String policy = page.headerValue("content-security-policy");
            assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'", "trusted-types 'none'");
            assertThat(policy).doesNotContain("unsafe");
            assertThat(page.headerValue("x-frame-options")).isEqualTo("DENY");
            assertThat(page.headerValue("cache-control")).contains("no-store");
            assertThat(page.headerValue("set-cookie")).isNull();
        }
    }

    @Test
    void a_crafted_address_leads_nowhere_and_the_page_says_so() {
        try (Visitor visitor = administratorAt("/directories")) {
            for (String crafted :
                    List.of("/directories/acme/__proto__", "/%E0%A4%A", "/directories/acme/settings/__proto__")) {
                visitor.page().evaluate("to => { location.hash = to; }", "#/" + realm.name() + crafted);
                assertThat(visitor.page().getByText("There is nothing at this address"))
                        .isVisible();
                visitor.link("Directories").first().click();
                assertThat(visitor.row("acme")).isVisible();
            }
            // Browsers would ask for what is above it.
            visitor.page().evaluate("to => { location.hash = to; }", "#/" + realm.name() + "/directories/..");
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("does not exist");
            assertThat(visitor.requested()).noneMatch(url -> url.endsWith("/directory-sync/"));
            visitor.assertFlawless();
        }
    }

    @Test
    void a_link_can_neither_put_words_into_the_page_nor_bring_what_somebody_else_entered() {
        try (Visitor visitor = visitor(options -> {})) {
            visitor.page()
                    .navigate(console(realm.name()) + "#state=x&error=access_denied&error_description=Call+555+now");
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("was not completed");
            assertThat(visitor.page().locator("#app")).not().containsText("555");
            visitor.button("Try again").click();
            visitor.page().waitForURL("**/protocol/openid-connect/auth**");
            visitor.page()
                    .evaluate("() => sessionStorage.setItem('directory-sync.drafts',"
                            + " JSON.stringify({by: 'somebody else', drafts: [['directories/new', true]]}))");

            enter(visitor, "viewer", CustomerRealm.PASSWORD);
            assertThat(visitor.row("acme")).isVisible();
            assertThat(visitor.dialog()).hasCount(0);
        }
    }

    @Test
    void the_console_of_a_realm_with_another_name_is_at_its_new_address_only() {
        Http admin = keycloak.admin().signedIn();
        keycloak.admin()
                .makeRealm(Map.of(
                        "realm",
                        "console-before",
                        "enabled",
                        true,
                        "attributes",
                        Map.of("directory-sync.enabled", "true")))
                .ok();
        try {
            keycloak.admin()
                    .put("/console-before", Map.of("realm", "console-after"))
                    .ok();
            Waiting.until(() -> consoleOf(admin, "console-after")
                    .path("redirectUris")
                    .toString()
                    .equals("[\"/realms/console-after/directory-sync/console/\"]"));
        } finally {
            keycloak.admin().delete("/console-after");
        }
    }

    private static JsonNode consoleOf(Http admin, String realmName) {
        return admin.get("/admin/realms/" + realmName + "/clients?clientId=directory-sync-console")
                .json()
                .path(0);
    }

    /** A code that is exchanged for tokens, or a token. */
    private static boolean tellsSecrets(String url) {
        return url.matches(".*[?&]code=.*") || url.matches(".*eyJ[\\w-]+\\.eyJ.*");
    }
}
