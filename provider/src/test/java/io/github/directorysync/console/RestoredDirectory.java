package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * People of a directory whose realm is exported and imported: the identity provider goes on by the ids that it knows, and
 * what is not in the export, or only looks as if it were, is nobody's.
 */
final class RestoredDirectory {

    private static final String ENTRY = "directory-sync.entry";

    private final String cleo;
    private final String dora;
    private final String finn;
    private final String gus;
    private final String mallory;
    private final String east;
    private final String west;

    /** With {@code on-delete} = {@code suspend}. */
    RestoredDirectory(TestDirectory source) {
        cleo = source.user(person("cleo"));
        dora = source.user(person("dora"));
        finn = source.user(person("finn"));
        gus = source.user(person("gus"));
        mallory = source.user(person("mallory"));
        source.scim().delete("/Users/" + finn).ok();
        source.scim()
                .patch("/Users/" + dora, operation("replace", "externalId", "e-dora-2"))
                .ok();
        east = group(source, "east");
        west = group(source, "west");
        source.keycloak()
                .admin()
                .put("/" + source.realm() + "/groups/" + east, Map.of("name", "Called otherwise"))
                .ok();
        written(source);
    }

    private static String group(TestDirectory source, String externalId) {
        return source.scim()
                .post("/Groups", Map.of("displayName", "Partners", "externalId", externalId))
                .createdId();
    }

    /** In the background everything is at the people by now. */
    private static void written(TestDirectory source) {
        Instant now = Instant.now();
        String health = "/" + source.realm() + "/directory-sync/health";
        Waiting.until(() -> StreamSupport.stream(
                        source.keycloak()
                                .admin()
                                .get(health)
                                .json()
                                .path("tasks")
                                .spliterator(),
                        false)
                .filter(task -> task.path("name").asText().equals("import-restore"))
                .anyMatch(task -> task.hasNonNull("lastDone")
                        && Instant.parse(task.path("lastDone").asText()).isAfter(now.plusSeconds(3))));
    }

    /** One has been exported before there was such an entry, another one has written herself the entry of somebody else. */
    void tamper(JsonNode exported) {
        ObjectNode attributesOfGus = (ObjectNode) named(exported, "gus").path("attributes");
        assertThat(attributesOfGus.has(ENTRY)).isTrue();
        attributesOfGus.remove(ENTRY);
        ArrayNode stolen = (ArrayNode) named(exported, "cleo").at("/attributes/" + ENTRY);
        ((ObjectNode) named(exported, "mallory").path("attributes")).set(ENTRY, stolen.deepCopy());
    }

    private static JsonNode named(JsonNode exported, String name) {
        return StreamSupport.stream(exported.path("users").spliterator(), false)
                .filter(user -> user.path("username").asText().equals(name + "@example.com"))
                .findFirst()
                .orElseThrow();
    }

    void goesOn(KeycloakServer keycloak, TestDirectory directory, String group, String member) {
        Http scim = directory.scim();
        Waiting.until(() -> scim.get("/Users/" + cleo).status() == 200);
        assertThat(directory
                        .get("/Groups?sortBy=externalId&attributes=id&filter=displayName%20eq%20%22partners%22")
                        .path("Resources")
                        .findValuesAsText("id"))
                .containsExactly(east, west);
        assertThat(text(keycloak, directory, "group-renamed")).contains("Partners", "Called otherwise");
        assertThat(directory.get("/Users/" + dora).path("externalId").asText()).isEqualTo("e-dora-2");

        scim.patch("/Users/" + dora, operation("replace", "active", false)).ok();
        scim.delete("/Users/" + cleo).ok();
        scim.patch("/Groups/" + group, operation("remove", "members", List.of(Map.of("value", member))))
                .ok();

        assertThat(enabled(keycloak, directory, dora)).isFalse();
        assertThat(enabled(keycloak, directory, cleo)).isFalse();
        assertThat(directory.get("/Groups/" + group).has("members")).isFalse();
        assertThat(directory.user(person("finn"))).isEqualTo(finn);
        assertThat(scim.patch("/Users/" + gus, operation("replace", "active", false))
                        .status())
                .isEqualTo(404);
        assertThat(scim.get("/Users/" + mallory).status()).isEqualTo(404);
        assertThat(text(keycloak, directory, "imported")).contains("2 people");
    }

    private static boolean enabled(KeycloakServer keycloak, TestDirectory directory, String id) {
        return keycloak.admin()
                .get("/" + directory.realm() + "/users/" + id)
                .ok()
                .json()
                .path("enabled")
                .asBoolean();
    }

    private static String text(KeycloakServer keycloak, TestDirectory directory, String code) {
        return StreamSupport.stream(
                        keycloak.admin()
                                .get("/" + directory.realm() + "/directory-sync/directories/" + directory.alias())
                                .ok()
                                .json()
                                .path("attention")
                                .spliterator(),
                        false)
                .filter(reason -> reason.path("code").asText().equals(code))
                .map(reason -> reason.path("text").asText())
                .findFirst()
                .orElse("");
    }

    private static Map<String, ?> person(String name) {
        return Map.of("userName", name + "@example.com", "externalId", "e-" + name, "active", true);
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("Operations", List.of(Map.of("op", op, "path", path, "value", value)));
    }
}
