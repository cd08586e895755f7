package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory whose token is in the hands of somebody who asks for as much as possible. */
abstract class AttackScenario {

    final OnPostgres server;
    final TestDirectory directory;

    AttackScenario(OnPostgres server, String realm) {
        this.server = server;
        FixtureRealm.in(server.keycloak(), realm);
        directory = TestDirectory.in(server.keycloak(), realm);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    Answer search(String filter) {
        return directory.scim().post("/Users/.search", Map.of("filter", filter));
    }
}
