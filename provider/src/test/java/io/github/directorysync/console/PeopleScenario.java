package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A realm whose directories have people, groups and roles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PeopleScenario {

    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;
    final Invited invited;

    PeopleScenario(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mailServer.port());
        invited = Invited.in(realm);
    }

    @AfterAll
    void gone() {
        realm.close();
        mailServer.close();
    }

    void create(String alias, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(Map.of("name", alias, "alias", alias, "requireSaml", false));
        realm.api().post("/directories", all).ok();
    }

    Http scim(String alias) {
        return realm.scim(alias, realm.token(alias));
    }

    JsonNode person(String directory, String id) {
        return realm.api()
                .get("/directories/" + directory + "/people/" + id)
                .ok()
                .json();
    }

    JsonNode list(String directory, String query) {
        return realm.api()
                .get("/directories/" + directory + "/people" + query)
                .ok()
                .json();
    }
}
