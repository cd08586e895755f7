package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A realm whose administrators change what is set for all of its directories. */
abstract class RealmSettingsScenario {

    static final String SETTINGS = "/settings";
    static final String LOGO = "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=";

    final KeycloakServer keycloak;
    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;
    final Administrators administrators;

    RealmSettingsScenario(KeycloakServer keycloak, String realmName) {
        this.keycloak = keycloak;
        realm = CustomerRealm.in(keycloak, realmName, mailServer.port());
        administrators = new Administrators(keycloak, realm.name());
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    JsonNode settings() {
        return realm.api().get(SETTINGS).ok().json();
    }

    JsonNode change(Map<String, ?> fields) {
        return realm.api().patch(SETTINGS, fields).ok().json();
    }

    List<String> faults(String method, JsonNode answer) {
        return new SchemaCheck(realm.api().get("/openapi.json").ok().json()).faults(method, SETTINGS, 200, answer);
    }

    String attribute(String name) {
        return keycloak.admin()
                .get("/" + realm.name())
                .ok()
                .json()
                .path("attributes")
                .path(name)
                .asText();
    }

    JsonNode log() {
        return realm.api()
                .with("Accept", "application/json")
                .get("/activity")
                .ok()
                .json()
                .path("items");
    }

    JsonNode entry(JsonNode listed) {
        return realm.api().get("/activity/" + listed.path("id").asText()).ok().json();
    }

    List<String> operations() {
        return log().findValuesAsText("operation");
    }
}
