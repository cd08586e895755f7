package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody signs in at their own company's identity provider, and is in the vendor's app with their role. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class BrokeredSignInIT {

    private static final String WANDA = "wanda@acme.example";
    private static final String PASSWORD = "at acme only";

    @Test
    void somebody_linked_beforehand_is_asked_nothing_and_has_their_role(KeycloakServer keycloak) {
        keycloak.admin()
                .post("/customer/users", wanda(Map.of("credentials", List.of(password()))))
                .ok();
        keycloak.admin()
                .post(
                        "/demo/users",
                        wanda(Map.of(
                                "groups", List.of("/Acme/Account Managers"), "federatedIdentities", List.of(link()))))
                .ok();
        var app = ServiceProvider.trustCenter(keycloak.environment());
        var browser = new Browser();

        var login = browser.open(app.signIn().toString());
        var customer = browser.follow(login, "Acme");
        var proven = browser.signIn(customer, WANDA, PASSWORD);
        var back = browser.submit(proven, Map.of());

        var person = app.read(back.field("SAMLResponse"));
        assertThat(person.nameId()).isEqualTo(WANDA);
        assertThat(person.only("role")).isEqualTo("Account Manager");
    }

    @Test
    void somebody_who_came_just_in_time_is_the_same_after_being_pushed_and_asked_nothing(KeycloakServer keycloak) {
        String yuri = "yuri@acme.example";
        keycloak.admin()
                .post(
                        "/customer/users",
                        Map.of(
                                "username",
                                yuri,
                                "email",
                                yuri,
                                "firstName",
                                "Yuri",
                                "lastName",
                                "Young",
                                "enabled",
                                true,
                                "credentials",
                                List.of(password())))
                .ok();
        var app = ServiceProvider.trustCenter(keycloak.environment());
        var browser = new Browser();
        signIn(browser, app, yuri);
        String id = keycloak.admin()
                .get("/demo/users?exact=true&username=" + yuri)
                .json()
                .at("/0/id")
                .asText();

        var pushed = Http.at(keycloak.url() + "/realms/demo/directories/acme/scim/v2")
                .bearer(keycloak.environment().directoryToken())
                .post(
                        "/Users",
                        Map.of(
                                "userName",
                                yuri,
                                "externalId",
                                "y1",
                                "name",
                                Map.of("givenName", "Yuri", "familyName", "Young"),
                                "emails",
                                List.of(Map.of("value", yuri, "primary", true))));

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.json().path("id").asText()).isEqualTo(id);
        var stillSignedIn = browser.open(app.signIn().toString());
        assertThat(app.read(stillSignedIn.field("SAMLResponse")).nameId()).isEqualTo(yuri);
        signIn(new Browser(), app, yuri);
        assertThat(keycloak.admin().get("/demo/users?search=yuri").json().findValuesAsText("id"))
                .containsExactly(id);
        keycloak.admin().delete("/demo/users/" + id).ok();
    }

    @Test
    void somebody_who_is_not_imported_and_comes_just_in_time_is_there_once_and_has_their_role(KeycloakServer keycloak) {
        String zoe = "zoe@acme.example";
        keycloak.admin()
                .post(
                        "/customer/users",
                        Map.of(
                                "username",
                                zoe,
                                "email",
                                zoe,
                                "firstName",
                                "Zoe",
                                "lastName",
                                "Zest",
                                "enabled",
                                true,
                                "credentials",
                                List.of(password())))
                .ok();
        importUsers(keycloak, false);
        try {
            var scim = Http.at(keycloak.url() + "/realms/demo/directories/acme/scim/v2")
                    .bearer(keycloak.environment().directoryToken());
            String place = scim.post(
                            "/Users",
                            Map.of(
                                    "userName",
                                    zoe,
                                    "name",
                                    Map.of("givenName", "Zoe", "familyName", "Zest"),
                                    "emails",
                                    List.of(Map.of("value", zoe, "primary", true))))
                    .ok()
                    .json()
                    .path("id")
                    .asText();
            var app = ServiceProvider.trustCenter(keycloak.environment());

            signIn(new Browser(), app, zoe);

            var accounts = keycloak.admin().get("/demo/users?search=zoe").json();
            assertThat(accounts.findValuesAsText("username")).containsExactly(zoe);
            assertThat(keycloak.admin().get("/demo/users/" + place).status()).isEqualTo(404);
            var seen = scim.get("/Users/" + place).ok().json();
            assertThat(seen.path("id").asText()).isEqualTo(place);
            assertThat(seen.path("active").asBoolean()).isTrue();
            signIn(new Browser(), app, zoe);
            scim.delete("/Users/" + place).ok();
            assertThat(keycloak.admin().get("/demo/users?search=zoe").json()).isEmpty();
        } finally {
            importUsers(keycloak, true);
        }
    }

    private static void importUsers(KeycloakServer keycloak, boolean imported) {
        keycloak.admin()
                .signedIn()
                .patch("/admin/realms/demo/directory-sync/directories/acme", Map.of("importUsers", imported))
                .ok();
    }

    private static void signIn(Browser browser, ServiceProvider app, String person) {
        var login = browser.open(app.signIn().toString());
        var customer = browser.follow(login, "Acme");
        var proven = browser.signIn(customer, person, PASSWORD);
        var back = browser.submit(proven, Map.of());
        assertThat(app.read(back.field("SAMLResponse")).nameId()).isEqualTo(person);
    }

    private static Map<String, Object> wanda(Map<String, Object> more) {
        var person = new HashMap<String, Object>(
                Map.of("username", WANDA, "email", WANDA, "firstName", "Wanda", "lastName", "West", "enabled", true));
        person.putAll(more);
        return person;
    }

    private static Map<String, String> password() {
        return Map.of("type", "password", "value", PASSWORD);
    }

    /** As a directory makes it: the identity provider will name the person by their e-mail. */
    private static Map<String, String> link() {
        return Map.of("identityProvider", "acme-saml", "userId", WANDA, "userName", WANDA);
    }
}
