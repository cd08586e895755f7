package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Administrators with every set of permissions, and a realm with a directory, an app and a link. */
abstract class PermissionScenario {

    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;
    final Invited invited;
    final Administrators administrators;

    PermissionScenario(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
        administrators = new Administrators(keycloak, realm.name());
        realm.awaitOperatorRoles();
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    /** The ids of an endpoint, which is disabled, and of its test message, by the names that paths have for them. */
    Map<String, String> webhook() {
        String id = realm.api()
                .post("/webhooks", Map.of("url", "https://nowhere.invalid/", "enabled", false))
                .ok()
                .json()
                .path("id")
                .asText();
        String test = realm.api()
                .post("/webhooks/" + id + "/test", Map.of())
                .ok()
                .json()
                .path("id")
                .asText();
        return Map.of("webhook", id, "delivery", test);
    }

    static JsonNode directory(Http api) {
        return api.get("/directories/acme").ok().json();
    }
}
