package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Directories of two customers, of which either qualifies the user names that it sends with its alias. */
abstract class QualifiedNameScenario {

    static final Map<String, List<String>> ON = Map.of("qualify-user-names", List.of("true"));

    final KeycloakServer keycloak;
    final String realm;
    private final List<TestDirectory> directories = new ArrayList<>();

    QualifiedNameScenario(OnPostgres server, String realm) {
        keycloak = server.keycloak();
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directories.forEach(TestDirectory::close);
        for (JsonNode left : admin().get("/" + realm + "/users?max=100").ok().json()) {
            admin().delete("/" + realm + "/users/" + left.path("id").asText());
        }
    }

    TestDirectory directory(Map<String, List<String>> settings) {
        TestDirectory directory = TestDirectory.in(keycloak, realm, settings);
        directories.add(directory);
        return directory;
    }

    /** Of the account in Keycloak. */
    String username(String id) {
        return admin().get("/" + realm + "/users/" + id)
                .ok()
                .json()
                .path("username")
                .asText();
    }

    /** The user names that a directory finds by one. */
    static List<String> found(TestDirectory directory, String userName) {
        return directory
                .get("/Users?filter=" + Http.encoded("userName eq \"" + userName + "\""))
                .findValuesAsText("userName");
    }

    Admin admin() {
        return keycloak.admin();
    }
}
