package io.github.directorysync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the demo promises in its table is what people see, at their own identity provider and by password. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoIT {

    static final List<Person> PEOPLE = Company.PEOPLE;

    private final TrustCenter app;
    private final KeycloakServer keycloak;

    DemoIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.app = TrustCenter.start(keycloak.surroundings(), PEOPLE);
    }

    @BeforeAll
    void the_company_is_pushed() {
        Demo.fill(keycloak);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @FieldSource("PEOPLE")
    void everybody_comes_in_with_the_role_that_the_table_says(Person person) {
        Browser browser = new Browser();

        Browser.Page login = browser.open(keycloak.surroundings().appUrl() + "/sign-in");
        Browser.Page customer = browser.follow(login, "Acme");
        Browser.Page brokered = browser.signIn(customer, person.email(), Company.PASSWORD);
        Browser.Page back = browser.submit(brokered, Map.of());

        assertThat(roleShown(browser, back)).isEqualTo(person.expectation());
    }

    private static String roleShown(Browser browser, Browser.Page back) {
        if (!back.has("SAMLResponse")) {
            return back.text().contains("disabled") ? "refused" : back.text();
        }
        return browser.submit(back, Map.of()).html().select("#role").text();
    }
}
