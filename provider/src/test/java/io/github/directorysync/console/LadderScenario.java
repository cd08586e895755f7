package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A realm with an app and its ladder, and a directory whose people and groups get roles of it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LadderScenario {

    static final String[] LADDER = {"Admin=40", "Manager=30", "Viewer=20", "Reader=10"};
    final KeycloakServer keycloak;
    final RoleRealm realm;
    final TestDirectory directory;
    final String apps;
    final String groups;

    LadderScenario(KeycloakServer keycloak, String name) {
        this.keycloak = keycloak;
        realm = RoleRealm.in(keycloak, name);
        directory = TestDirectory.in(keycloak, realm.name());
        apps = "/apps/" + realm.app();
        groups = "/directories/" + directory.alias() + "/groups";
    }

    @BeforeEach
    void the_ladder_is_as_it_was() {
        realm.ladder("Viewer", LADDER);
    }

    @AfterAll
    void gone() {
        keycloak.admin().delete("/" + realm.name());
    }

    JsonNode explanation(String user) {
        return realm.get(apps + "/people/" + user + "/explanation").ok().json();
    }

    String sentence(String user) {
        return explanation(user).path("sentence").asText();
    }

    static String field(Answer answer) {
        return answer.json().path("field").asText();
    }

    static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
