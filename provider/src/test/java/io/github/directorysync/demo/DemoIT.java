package io.github.directorysync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the demo promises in its table is what people see, at their own identity provider and by password. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoIT {

    static final List<DemoPerson> PEOPLE = DemoCompany.PEOPLE;

    private final TrustCenter app;
    private final KeycloakServer keycloak;

    DemoIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.app = TrustCenter.start(keycloak.environment(), PEOPLE).subscribed();
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
    void everybody_comes_in_with_the_role_that_the_table_says(DemoPerson person) {
        Browser browser = new Browser();

        Browser.Page login = browser.open(keycloak.environment().appUrl() + "/sign-in");
        Browser.Page customer = browser.identify(login, person.email());
        Browser.Page back = customer.has("password")
                ? browser.submit(browser.signIn(customer, person.email(), DemoCompany.PASSWORD), Map.of())
                : customer;

        assertThat(roleShown(browser, back)).isEqualTo(person.expectation());
    }

    @Test
    void who_types_their_name_is_at_their_own_companys_page_which_knows_the_name_already() {
        Browser browser = new Browser();

        Browser.Page login = browser.open(keycloak.environment().appUrl() + "/sign-in");
        Browser.Page customer = browser.identify(login, "alice@acme.example");

        assertThat(customer.address().getPath()).startsWith("/realms/customer/");
        assertThat(customer.field("username")).isEqualTo("alice@acme.example");
    }

    @Test
    void whoever_comes_after_somebody_who_was_refused_signs_in_in_the_same_browser() {
        Browser browser = new Browser();
        assertThat(roleShown(browser, signIn(browser, "frank@acme.example"))).isEqualTo("refused");

        Browser.Page asked = browser.open(keycloak.environment().appUrl() + "/sign-in");
        Browser.Page next = browser.submit(
                browser.signIn(browser.follow(asked, "Acme"), "alice@acme.example", DemoCompany.PASSWORD), Map.of());

        assertThat(roleShown(browser, next)).isEqualTo("Admin");
    }

    @Test
    void nor_is_the_next_one_the_refused_if_they_type_their_name() {
        Browser browser = new Browser();
        assertThat(roleShown(browser, signIn(browser, "frank@acme.example"))).isEqualTo("refused");

        assertThat(roleShown(browser, signIn(browser, "bob@acme.example"))).isEqualTo("Viewer");
    }

    @Test
    void the_apps_administrators_see_what_webhooks_have_told_it() {
        Browser browser = new Browser();
        assertThat(roleShown(browser, signIn(browser, "alice@acme.example"))).isEqualTo("Admin");
        // Other tests may have pushed the company before the app was there.
        String webhooks = "/demo/directory-sync/webhooks";
        String id = keycloak.admin().get(webhooks).ok().json().at("/items/0/id").asText();
        keycloak.admin()
                .post(webhooks + "/" + id + "/replay", Map.of("after", "0"))
                .ok();

        Waiting.until(() -> {
            String text = browser.open(keycloak.environment().appUrl() + EventInbox.PATH)
                    .text();
            return text.contains("directory.") && text.contains("@acme.example");
        });
    }

    private Browser.Page signIn(Browser browser, String email) {
        Browser.Page login = browser.open(keycloak.environment().appUrl() + "/sign-in");
        Browser.Page customer = browser.identify(login, email);
        return browser.submit(browser.signIn(customer, email, DemoCompany.PASSWORD), Map.of());
    }

    @Test
    void the_vendors_own_people_sign_in_by_password() {
        Browser browser = new Browser();

        Browser.Page login = browser.open(keycloak.environment().appUrl() + "/sign-in");
        Browser.Page back = browser.signIn(login, DemoCompany.VENDORS_OWN, DemoCompany.VENDORS_PASSWORD);

        assertThat(roleShown(browser, back)).isEqualTo("Admin");
    }

    @Test
    void a_password_that_somebody_of_the_directory_has_here_opens_nothing() {
        JsonNode alice = keycloak.admin()
                .get("/demo/users?exact=true&username=" + Http.encoded("alice@acme.example"))
                .json()
                .get(0);
        keycloak.admin()
                .put(
                        "/demo/users/" + alice.path("id").asText() + "/reset-password",
                        Map.of("type", "password", "value", "secret", "temporary", false))
                .ok();

        Answer answer = keycloak.http()
                .form(
                        "/realms/demo/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "trust-center-oidc",
                                "username",
                                "alice@acme.example",
                                "password",
                                "secret"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void nobody_gets_in_past_the_companys_identity_provider_and_the_admin_api_says_so() {
        Http api = keycloak.admin().signedIn();
        String base = "/admin/realms/demo/directory-sync";

        Waiting.until(() ->
                api.get(base + "/sign-in-flows").ok().json().path("enforced").asBoolean());

        assertThat(api.get(base + "/directories/acme").ok().json().path("attention"))
                .isEmpty();
    }

    private static String roleShown(Browser browser, Browser.Page back) {
        if (!back.has("SAMLResponse")) {
            return back.text().contains("disabled") ? "refused" : back.text();
        }
        return browser.submit(back, Map.of()).html().select("#role").text();
    }
}
