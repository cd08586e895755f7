package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A vendor whose apps get the resolved role of a customer's people. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RoleAtLoginScenario {

    final String realmName;
    Vendor vendor;
    PushingCustomer acme;

    RoleAtLoginScenario(String realmName) {
        this.realmName = realmName;
    }

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        vendor = Vendor.open(keycloak, realmName);
        acme = vendor.customer();
    }

    JsonNode role(String client, String person) {
        return claims(vendor.token(client, person)).path("role");
    }

    static JsonNode claims(Answer tokens) {
        return Vendor.claims(tokens.ok().json().path("access_token").asText());
    }
}
