package io.github.directorysync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a person sees of the sample app. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class TrustCenterIT {

    private final Browser browser = new Browser();
    private final KeycloakServer keycloak;
    private final TrustCenter app;
    private final String address;

    TrustCenterIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.address = keycloak.environment().appUrl();
        this.app = TrustCenter.start(keycloak.environment(), DemoCompany.PEOPLE);
    }

    @BeforeEach
    void somebody_is_known_by_password() {
        keycloak.admin().post("/demo/users", """
                        {"username": "visitor", "email": "visitor@own.example", "emailVerified": true, "enabled": true,
                         "firstName": "Some", "lastName": "Visitor",
                         "credentials": [{"type": "password", "value": "secret"}]}
                        """);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void it_greets_who_signed_in_by_name() {
        Browser.Page signedIn = signIn();

        assertThat(signedIn.html().select("#name").text()).isEqualTo("Some Visitor");
    }

    @Test
    void after_signing_out_here_nobody_is_signed_in_at_keycloak_either() {
        signIn();

        Browser.Page bye = browser.open(address + "/sign-out");
        Browser.Page back = bye.has("SAMLResponse") ? browser.submit(bye, Map.of()) : bye;

        assertThat(back.text()).contains("Nobody is signed in");
        assertThat(browser.open(address + "/sign-in").has("username")).isTrue();
    }

    private Browser.Page signIn() {
        Browser.Page login = browser.open(address + "/sign-in");
        Browser.Page back = browser.signIn(login, "visitor", "secret");
        return browser.submit(back, Map.of());
    }
}
