package io.github.directorysync.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Chromium;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A realm, and a browser in which administrators open its console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsoleScenario {

    /** How Keycloak logs what it fails at while a realm of another test is created or deleted. */
    private static final String REALMS_OF_OTHERS = "\"this.fallback\" is null";

    final KeycloakServer keycloak;
    final CustomerRealm realm;
    private final int logged;
    private Chromium chromium;

    ConsoleScenario(KeycloakServer keycloak, String realmName) {
        this.keycloak = keycloak;
        this.logged = keycloak.log().length();
        this.realm = CustomerRealm.in(keycloak, realmName, 25);
    }

    @BeforeAll
    void browser() {
        chromium = Chromium.start();
    }

    @AfterAll
    void noServerErrorAndGone() {
        List<String> errors = keycloak.errors(logged).stream()
                .filter(line -> !line.contains(REALMS_OF_OTHERS))
                .toList();
        if (chromium != null) {
            chromium.close();
        }
        realm.close();
        assertThat(errors).as("errors in the log of the server").isEmpty();
    }

    Visitor visitor(Consumer<Browser.NewContextOptions> options) {
        return chromium.visitor(options);
    }

    /** Signs in an administrator of the admin realm and opens a screen of this realm. */
    Visitor administratorAt(String screen) {
        return administratorAt(screen, options -> {});
    }

    Visitor administratorAt(String screen, Consumer<Browser.NewContextOptions> options) {
        Visitor visitor = visitor(options);
        open(visitor, "master", "#/" + realm.name() + screen);
        enter(visitor, "admin", "admin");
        return visitor;
    }

    /** Somebody of the realm itself: {@code viewer} or {@code nobody}. */
    Visitor memberAt(String screen, String name) {
        Visitor visitor = visitor(options -> {});
        open(visitor, realm.name(), "#/" + realm.name() + screen);
        enter(visitor, name, CustomerRealm.PASSWORD);
        return visitor;
    }

    void open(Visitor visitor, String realmName, String route) {
        visitor.page().navigate(console(realmName) + route);
        visitor.page().waitForURL("**/protocol/openid-connect/auth**");
    }

    void enter(Visitor visitor, String name, String password) {
        visitor.page().locator("#username").fill(name);
        visitor.page().locator("#password").fill(password);
        visitor.press("Enter");
        visitor.page().waitForURL("**/directory-sync/console/**");
        visitor.page().locator("h1").first().waitFor();
    }

    String console(String realmName) {
        return keycloak.url() + "/realms/" + realmName + "/directory-sync/console/";
    }
}
