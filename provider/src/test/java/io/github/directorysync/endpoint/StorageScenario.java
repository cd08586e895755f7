package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A directory, and the number of rows that all directories together have in the database. */
abstract class StorageScenario {

    final KeycloakServer keycloak;
    final String realm;
    final TestDirectory directory;

    /** Rows of this directory, and those that directories of other test classes have left. */
    long before;

    private final LongSupplier rows;

    StorageScenario(KeycloakServer keycloak, String realm, LongSupplier rows) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.rows = rows;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
    }

    /** Where nobody can look into the database, rows are not counted; what a test does there is the same. */
    static long notCounted() {
        return 0;
    }

    static long counted(Postgres postgres) {
        return postgres.number("SELECT (SELECT count(*) FROM ds_user) + (SELECT count(*) FROM ds_group)"
                + " + (SELECT count(*) FROM ds_token) + (SELECT count(*) FROM ds_user_email)"
                + " + (SELECT count(*) FROM ds_former_user) + (SELECT count(*) FROM ds_parent_group)");
    }

    long rows() {
        return rows.getAsLong();
    }

    @BeforeEach
    void count() {
        before = rows();
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    Answer patch(String path, String op, String attribute, Object value) {
        return directory.scim().patch(path, ScimBody.patch(op, attribute, value));
    }

    static Map<String, Object> person(String userName, String externalId) {
        Map<String, Object> person = new HashMap<>();
        person.put("userName", userName);
        person.put("externalId", externalId);
        person.put("name", Map.of("givenName", "Given", "familyName", "Family"));
        return person;
    }
}
