package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody gets in without a role where a role is asked for, however the realm is set. */
@WithKeycloak
final class RefusalIT {

    @Test
    void with_the_page_switched_off_the_app_is_told_nothing_all_the_same(KeycloakServer keycloak) {
        var vendor = Vendor.open(keycloak, "page-switched-off");
        keycloak.admin()
                .delete("/page-switched-off/authentication/required-actions/directory-sync-role-required")
                .ok();
        String nobody = vendor.customer().person("nobody");
        vendor.letIn(nobody);
        var browser = new Browser();

        var login = browser.open(vendor.samlApp("members-only").signIn().toString());
        var page = browser.signIn(login, nobody, Vendor.PASSWORD);

        assertThat(page.has("SAMLResponse")).isFalse();
        assertThat(page.status()).isEqualTo(400);
        assertThat(vendor.get("/users/" + vendor.userId(nobody) + "/sessions").json())
                .isEmpty();
    }

    @Test
    void a_mapper_of_a_client_scope_asks_for_a_role_too_and_in_the_language_of_the_person(KeycloakServer keycloak) {
        var vendor = Vendor.open(keycloak, "by-client-scope");
        keycloak.admin()
                .put(
                        "/by-client-scope",
                        Map.of("internationalizationEnabled", true, "supportedLocales", List.of("en", "de")))
                .ok();
        String scope = vendor.post(
                        "/client-scopes",
                        Map.of("name", "members", "protocol", "openid-connect", "protocolMappers", List.of(refusing())))
                .createdId();
        keycloak.admin()
                .put(
                        "/by-client-scope/clients/" + vendor.client("everybody-oidc") + "/optional-client-scopes/"
                                + scope,
                        Map.of())
                .ok();
        String nobody = vendor.customer().person("nobody");
        vendor.letIn(nobody);

        assertThat(signIn(vendor, nobody, "openid").address().toString()).startsWith("http://app.example");
        assertThat(signIn(vendor, nobody, "openid members").text())
                .contains("Sie haben in Everybody keine Rolle und k\u00f6nnen sich deshalb dort nicht anmelden");
    }

    private static Browser.Page signIn(Vendor vendor, String person, String scope) {
        var browser = new Browser();
        var login = browser.open(vendor.url() + "/protocol/openid-connect/auth?response_type=code"
                + "&client_id=everybody-oidc&ui_locales=de&scope=" + Http.encoded(scope) + "&redirect_uri="
                + Http.encoded("http://app.example/callback"));
        return browser.signIn(login, person, Vendor.PASSWORD);
    }

    private static Map<String, Object> refusing() {
        return Map.of(
                "name",
                "role",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-resolved-app-role-mapper",
                "config",
                Map.of(
                        "claim.name",
                        "role",
                        "directory-sync.app",
                        "members-only",
                        "directory-sync.when-none",
                        "refuse"));
    }
}
