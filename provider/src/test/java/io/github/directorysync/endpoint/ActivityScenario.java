package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** A realm with a directory and its activity log, as the admin API shows it. */
abstract class ActivityScenario {

    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";

    final KeycloakServer keycloak;
    final String realm;
    final TestDirectory directory;

    ActivityScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        set(Map.of());
        directory = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    /** Sets attributes of the realm; those of the log that are not named get their usual values. */
    final void set(Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>();
        all.put("directory-sync.enabled", "true");
        all.put("directory-sync.activity", "on");
        all.put("directory-sync.activity-days", "90");
        all.put("directory-sync.activity-read-days", "7");
        all.putAll(attributes);
        setRealm(Map.of("attributes", all));
    }

    final void setRealm(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("realm", realm);
        keycloak.admin().put("/" + realm, all).ok();
    }

    Answer exported(String form, String query) {
        return keycloak.admin()
                .signedIn()
                .with("Accept", form)
                .get("/admin/realms" + directory.adminPath() + "/activity" + query)
                .ok();
    }

    Answer log(TestDirectory of, String rest) {
        return keycloak.admin().get(of.adminPath() + "/activity" + rest);
    }

    List<JsonNode> list(String query) {
        return list(directory, query);
    }

    /** Without the entry for the creation of the directory itself. */
    List<JsonNode> list(TestDirectory of, String query) {
        List<JsonNode> all = new ArrayList<>();
        log(of, "?max=1000&" + query).ok().json().path("items").forEach(all::add);
        all.removeIf(entry -> entry.path("operation").asText().equals("create-directory"));
        return all;
    }

    JsonNode one(String query) {
        return await(() -> list(query), found -> found.size() == 1).get(0);
    }

    /** An entry with its effects. */
    JsonNode whole(JsonNode entry) {
        return log(directory, "/" + entry.path("id").asText()).ok().json();
    }

    List<JsonNode> entries(int many) {
        return await(() -> list(""), found -> found.size() >= many);
    }

    /** The entries of requests that only read are written in the background, up to a second later. */
    static <T> T await(Supplier<T> look, Predicate<T> enough) {
        Waiting.until(() -> enough.test(look.get()));
        return look.get();
    }
}
