package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A directory some of whose options are switched off, and the calls that its scenarios share. */
abstract class WithholdingScenario {

    static final String ANN = "ann@example.com";
    static final String PASSWORD = "correct horse battery staple";
    static final Map<String, List<String>> ALL_ON = Map.of();

    final KeycloakServer keycloak;
    final TestDirectory directory;
    final String realm;

    WithholdingScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directory.close();
        for (JsonNode left :
                keycloak.admin().get("/" + realm + "/users?max=1000").json()) {
            keycloak.admin().delete("/" + realm + "/users/" + left.path("id").asText());
        }
    }

    void set(Map<String, List<String>> options) {
        ObjectNode component = keycloak.admin()
                .get("/" + realm + "/components/" + directory.id())
                .ok()
                .json()
                .deepCopy();
        ObjectNode config = (ObjectNode) component.path("config");
        // What is not named Keycloak leaves as it was.
        Stream.of("import-users", "import-changes", "suspend-users", "on-delete", "access-groups")
                .forEach(key -> options.getOrDefault(key, List.of()).forEach(config.putArray(key)::add));
        keycloak.admin()
                .put("/" + realm + "/components/" + directory.id(), component)
                .ok();
    }

    JsonNode keycloaks(String id) {
        return keycloak.admin().get("/" + realm + "/users/" + id).ok().json();
    }

    void patch(String id, String path, Object value) {
        directory
                .scim()
                .patch("/Users/" + id, operation("replace", path, value))
                .ok();
    }

    static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("Operations", List.of(Map.of("op", op, "path", path, "value", value)));
    }

    static Map<String, ?> person(String userName) {
        return Map.of("userName", userName, "active", true);
    }

    List<String> found(String filter) {
        return directory
                .get("/Users?filter=" + Http.encoded(filter))
                .path("Resources")
                .findValuesAsText("id");
    }

    /** The effects of all requests of that operation, in words. */
    List<String> logged(String operation) {
        String log = "/" + realm + "/directory-sync/directories/" + directory.alias() + "/activity";
        return keycloak
                .admin()
                .get(log + "?operation=" + operation)
                .ok()
                .json()
                .path("items")
                .findValuesAsText("id")
                .stream()
                .flatMap(id -> effects(keycloak.admin().get(log + "/" + id).ok().json()))
                .toList();
    }

    static Stream<String> effects(JsonNode entry) {
        Stream.Builder<String> words = Stream.builder();
        entry.at("/detail/effects")
                .forEach(effect -> words.add((effect.path("effect").asText() + " "
                                + effect.path("option").asText() + " "
                                + effect.path("what").asText())
                        .strip()));
        return words.build();
    }

    Answer signIn(String id) {
        keycloak.admin()
                .put(
                        "/" + realm + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        return token(Map.of("grant_type", "password", "username", ANN, "password", PASSWORD));
    }

    Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    Answer token(Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", "app");
        return keycloak.http().form("/realms/" + realm + "/protocol/openid-connect/token", form);
    }
}
