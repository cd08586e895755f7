package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The sample app and the customer's identity provider of {@code realm-config} understand each other and Keycloak. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class SampleAppIT {

    private final Browser browser = new Browser();

    @Test
    void the_app_reads_what_the_realm_signs(KeycloakServer keycloak) {
        newUser(keycloak, "reader@own.example");
        var app = ServiceProvider.trustCenter(keycloak.environment());

        Browser.Page login = browser.open(app.signIn().toString());
        Browser.Page back = browser.signIn(login, "reader@own.example", "secret");

        SignedIn person = app.read(back.field("SAMLResponse"));
        assertThat(person.nameId()).isEqualTo("reader@own.example");
        assertThat(person.only("email")).isEqualTo("reader@own.example");
        assertThat(person.only("lastName")).isEqualTo("Person");
    }

    @Test
    void the_app_refuses_what_was_changed_on_the_way(KeycloakServer keycloak) {
        newUser(keycloak, "honest@own.example");
        var app = ServiceProvider.trustCenter(keycloak.environment());
        Browser.Page login = browser.open(app.signIn().toString());
        Browser.Page back = browser.signIn(login, "honest@own.example", "secret");

        String honest = new String(Base64.getDecoder().decode(back.field("SAMLResponse")), StandardCharsets.UTF_8);
        String forged = honest.replace("honest@own.example", "forged@own.example");
        String sent = Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> app.read(sent)).hasMessageContaining("refused");
    }

    @Test
    void a_customer_signs_in_at_their_own_identity_provider(KeycloakServer keycloak) {
        var app = ServiceProvider.trustCenter(keycloak.environment());

        Browser.Page login = browser.open(app.signIn().toString());
        Browser.Page customer = browser.follow(login, "Acme");
        Browser.Page brokered = browser.signIn(customer, "grace@acme.example", "acme-demo");
        Browser.Page back = browser.submit(brokered, Map.of());

        assertThat(app.read(back.field("SAMLResponse")).nameId()).isEqualTo("grace@acme.example");
    }

    private static void newUser(KeycloakServer keycloak, String email) {
        keycloak.admin().post("/demo/users", """
                        {"username": "%1$s", "email": "%1$s", "emailVerified": true, "enabled": true,
                         "firstName": "Some", "lastName": "Person",
                         "credentials": [{"type": "password", "value": "secret"}]}
                        """.formatted(email)).ok();
    }
}
