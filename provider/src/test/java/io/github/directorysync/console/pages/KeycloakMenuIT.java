package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The admin theme, which adds to the menu of Keycloak's own admin console. */
@WithKeycloak
class KeycloakMenuIT extends ConsoleScenario {

    KeycloakMenuIT(KeycloakServer keycloak) {
        super(keycloak, "keycloak-menu");
        realm.create("acme");
        keycloak.admin()
                .put("/" + realm.name(), Map.of("adminTheme", "directory-sync"))
                .ok();
    }

    @Test
    void the_menu_of_keycloaks_console_leads_to_the_directories_of_the_realm() {
        try (Visitor visitor = visitor(options -> {})) {
            visitor.page()
                    .navigate(keycloak.url() + "/admin/" + realm.name() + "/console/#/" + realm.name() + "/users");
            visitor.page().locator("#username").fill("viewer");
            visitor.page().locator("#password").fill(CustomerRealm.PASSWORD);
            visitor.press("Enter");
            assertThat(visitor.link("User federation")).isVisible();
            assertThat(visitor.link("Directory sync")).hasCount(1);
            visitor.picture("keycloak-menu");

            visitor.link("Directory sync").click();

            assertThat(visitor.page()).hasURL(console(realm.name()) + "#/" + realm.name() + "/directories");
            assertThat(visitor.row("acme")).isVisible();
            visitor.picture("keycloak-menu-directories");
        }
    }
}
