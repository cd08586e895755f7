package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SignedIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A client as Keycloak makes it, that becomes an app in one call. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AppSignInScenario {

    final String realmName;
    Vendor vendor;
    KeycloakServer keycloak;
    String alice = "";

    AppSignInScenario(String realmName) {
        this.realmName = realmName;
    }

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        vendor = Vendor.open(keycloak, realmName);
        alice = vendor.customer().person("alice", "Account Managers");
    }

    static Map<String, ?> attribute(String name, String writes) {
        return Map.of(
                "name",
                name,
                "protocol",
                "saml",
                "protocolMapper",
                "saml-user-attribute-mapper",
                "config",
                Map.of("user.attribute", "company", "attribute.name", writes));
    }

    /** As Keycloak's console makes it, with two roles, of which alice has both. */
    String app(String clientId, String protocol) {
        String id = vendor.post(
                        "/clients",
                        Map.of(
                                "clientId",
                                clientId,
                                "protocol",
                                protocol,
                                "publicClient",
                                true,
                                "directAccessGrantsEnabled",
                                true,
                                "redirectUris",
                                List.of("http://app.example/*"),
                                "attributes",
                                Map.of(
                                        "saml_name_id_format",
                                        "email",
                                        "saml_force_name_id_format",
                                        "true",
                                        "saml.server.signature",
                                        "true",
                                        "saml.assertion.signature",
                                        "true",
                                        "saml.client.signature",
                                        "false",
                                        "saml_assertion_consumer_url_post",
                                        "http://app.example/acs")))
                .createdId();
        Map.of("Admin", 30, "Editor", 20)
                .forEach((name, level) -> vendor.post(
                                "/clients/" + id + "/roles",
                                Map.of(
                                        "name",
                                        name,
                                        "attributes",
                                        Map.of("directory-sync.level", List.of(level.toString()))))
                        .ok());
        vendor.choose(alice, clientId, "Editor");
        vendor.choose(alice, clientId, "Admin");
        return id;
    }

    SignedIn signedIn(String clientId) {
        vendor.letIn(alice);
        var app = vendor.samlApp(clientId);
        var browser = new Browser();
        var page = browser.signIn(browser.open(app.signIn().toString()), alice, Vendor.PASSWORD);
        return app.read(page.field("SAMLResponse"));
    }

    JsonNode signIn(String app) {
        return vendor.get("/directory-sync/apps/" + app + "/sign-in").json();
    }

    JsonNode prepare(String app, Map<String, ?> wanted) {
        return vendor.post("/directory-sync/apps/" + app + "/sign-in", wanted)
                .ok()
                .json();
    }

    static List<String> texts(JsonNode list, String field) {
        return list.findValuesAsText(field);
    }
}
