package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users of a directory that is deleted are kept, suspended or deleted. On every database. */
abstract class DeletedDirectories extends DirectoryScenario {

    DeletedDirectories(KeycloakServer keycloak) {
        super(keycloak, "deleted-directories");
    }

    @Test
    void whoever_deletes_a_directory_says_what_becomes_of_its_users() {
        realm.create("acme");

        Answer unsaid = realm.api().delete(ACME);
        Answer unknown = realm.api().delete(ACME + "?users=forget");

        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.json().path("field").asText()).isEqualTo("users");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(realm.components()).hasSize(1);
    }

    @Test
    void its_users_are_kept_suspended_or_deleted_and_administrators_never_touched() {
        Map<String, String> ids = new HashMap<>();
        for (String way : List.of("keep", "suspend", "delete")) {
            realm.create(way);
            Http scim = realm.scim(way, realm.token(way));
            for (String who : List.of("ann", "boss")) {
                ids.put(
                        way + who,
                        scim.post("/Users", Map.of("userName", who + "@" + way + ".example", "active", true))
                                .createdId());
            }
            ids.put(
                    way + "group",
                    scim.post(
                                    "/Groups",
                                    Map.of(
                                            "displayName",
                                            "Sales",
                                            "members",
                                            List.of(Map.of("value", ids.getOrDefault(way + "ann", "")))))
                            .createdId());
            administrator(ids.getOrDefault(way + "boss", ""));
        }

        JsonNode kept = realm.api().delete("/directories/keep?users=keep").ok().json();
        JsonNode suspended = realm.api()
                .delete("/directories/suspend?users=suspend&groups=keep")
                .ok()
                .json();
        JsonNode deleted = realm.api()
                .delete("/directories/delete?users=delete&groups=delete")
                .ok()
                .json();

        assertThat(kept.path("users").asInt()).isZero();
        assertThat(suspended.path("users").asInt()).isEqualTo(1);
        assertThat(deleted.path("users").asInt()).isEqualTo(1);
        assertThat(deleted.path("groups").asInt()).isEqualTo(1);
        assertThat(deleted.path("status").asText()).isEqualTo("deleted");
        assertThat(realm.components()).isEmpty();
        assertThat(realm.user(ids.getOrDefault("keepann", "")).path("enabled").asBoolean())
                .isTrue();
        assertThat(realm.user(ids.getOrDefault("suspendann", ""))
                        .path("enabled")
                        .asBoolean(true))
                .isFalse();
        assertThat(realm.user(ids.getOrDefault("deleteann", "")).has("enabled")).isFalse();
        for (String way : List.of("keep", "suspend", "delete")) {
            assertThat(realm.user(ids.getOrDefault(way + "boss", ""))
                            .path("enabled")
                            .asBoolean())
                    .isTrue();
            assertThat(realm.api().get("/directories/" + way).status()).isEqualTo(404);
        }
        assertThat(group(ids.getOrDefault("suspendgroup", ""))).isEqualTo(200);
        assertThat(group(ids.getOrDefault("deletegroup", ""))).isEqualTo(404);
    }

    @Test
    void more_people_than_one_transaction_takes_are_all_suspended() {
        realm.create("acme");
        Http scim = realm.scim("acme", realm.token("acme"));
        List<Map<String, ?>> operations = new ArrayList<>();
        IntStream.range(0, 120)
                .forEach(i -> operations.add(Map.of(
                        "method",
                        "POST",
                        "path",
                        "/Users",
                        "bulkId",
                        "b" + i,
                        "data",
                        Map.of("userName", "u" + i + "@acme.example"))));
        scim.post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                operations))
                .ok();

        JsonNode deleted = realm.api().delete(ACME + "?users=suspend").ok().json();

        assertThat(deleted.path("users").asInt()).isEqualTo(120);
        assertThat(realm.keycloak()
                        .admin()
                        .get("/" + realm.name() + "/users/count?enabled=false")
                        .json()
                        .asInt())
                .isEqualTo(120);
    }

    private int group(String id) {
        return realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/groups/" + id)
                .status();
    }

    private void administrator(String user) {
        String base = "/" + realm.name();
        String client = realm.keycloak()
                .admin()
                .get(base + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode role = realm.keycloak()
                .admin()
                .get(base + "/clients/" + client + "/roles/manage-users")
                .json();
        realm.keycloak()
                .admin()
                .post(base + "/users/" + user + "/role-mappings/clients/" + client, List.of(role))
                .ok();
    }
}
