package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** An app whose roles an administrator of Keycloak changes, and a customer whose people have them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RoleFaultScenario {

    static final String ADMIN = "Admin";
    final String realmName;
    Vendor vendor;
    KeycloakServer keycloak;
    PushingCustomer customer;
    String app = "";

    RoleFaultScenario(String realmName) {
        this.realmName = realmName;
    }

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        vendor = Vendor.open(keycloak, realmName);
        keycloak.admin()
                .put("/" + realmName, Map.of("attributes", Map.of("directory-sync.enabled", "true")))
                .ok();
        app = vendor.client("trust-center");
        customer = vendor.customer(Map.of("apps", List.of("trust-center")));
    }

    @BeforeEach
    void all_is_well() {
        level(ADMIN, "40");
        level("Typo", "1");
        level("Knowledge Base Viewer", "10");
    }

    String role(String person) {
        return Vendor.claims(vendor.token("trust-center-oidc", person)
                        .ok()
                        .json()
                        .path("access_token")
                        .asText())
                .path("role")
                .asText();
    }

    JsonNode person(String name) {
        return vendor.get("/directory-sync/directories/" + customer.name() + "/people?app=" + app + "&search="
                        + Http.encoded(name))
                .json()
                .at("/items/0");
    }

    JsonNode ladder() {
        return vendor.get("/directory-sync/apps/" + app).json();
    }

    void level(String role, String written) {
        levels(role, List.of(written));
    }

    void levels(String role, List<String> written) {
        ObjectNode found = role(role, "");
        found.putObject("attributes");
        written.forEach(found.withArray("/attributes/directory-sync.level")::add);
        keycloak.admin().put(path(role), found).ok();
    }

    ObjectNode role(String role, String name) {
        ObjectNode found = (ObjectNode) keycloak.admin().get(path(role)).ok().json();
        return name.isEmpty() ? found : found.put("name", name);
    }

    String path(String role) {
        return "/" + realmName + "/clients/" + app + "/roles/"
                + Http.encoded(role).replace("+", "%20");
    }
}
