package io.github.directorysync.demo;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The sample app with the company pushed, and people who sign in to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MembersScenario {

    static final String DIRECTORY = "/demo/directory-sync/directories/acme";

    final KeycloakServer keycloak;
    final String page;
    private final TrustCenter app;

    MembersScenario(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.page = keycloak.environment().appUrl() + OrganizationMembersPage.PATH;
        this.app = TrustCenter.start(keycloak.environment(), DemoCompany.PEOPLE);
    }

    @BeforeAll
    void the_company_is_pushed_and_saml_is_enforced() {
        Demo.fill(keycloak);
        Waiting.until(() ->
                keycloak.admin().get(DIRECTORY).ok().json().path("attention").isEmpty());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    /** The vendor's own administrator, who signs in by password. */
    final Browser vera() {
        Browser browser = new Browser();
        Browser.Page login = browser.open(keycloak.environment().appUrl() + "/sign-in");
        browser.submit(browser.signIn(login, DemoCompany.VENDORS_OWN, DemoCompany.VENDORS_PASSWORD), Map.of());
        return browser;
    }

    /** Somebody of the customer, who signs in at the customer's identity provider. */
    final Browser customer(String email) {
        Browser browser = new Browser();
        Browser.Page login = browser.open(keycloak.environment().appUrl() + "/sign-in");
        Browser.Page there = browser.signIn(browser.identify(login, email), email, DemoCompany.PASSWORD);
        browser.submit(browser.submit(there, Map.of()), Map.of());
        return browser;
    }

    /** What is chosen in the first selector of this place. */
    static String chosen(Browser.Page page, String place) {
        return page.html().select(place + " option[selected]").text();
    }
}
