package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps and their ladders: read, changed as a whole, and refused with the field that is wrong. On every database. */
abstract class LaddersOfApps extends LadderScenario {

    LaddersOfApps(KeycloakServer keycloak) {
        super(keycloak, "role-ladders");
    }

    @Test
    void the_apps_are_the_clients_with_ranked_roles_or_a_default_role() {
        JsonNode all = realm.get("/apps").ok().json();

        assertThat(all.path("total").asInt()).isEqualTo(1);
        assertThat(all.at("/items/0/id").asText()).isEqualTo(realm.app());
        assertThat(all.at("/items/0/clientId").asText()).isEqualTo("portal");
        assertThat(all.at("/items/0/roles").asInt()).isEqualTo(4);
        assertThat(all.at("/items/0/defaultRole").asText()).isEqualTo("Viewer");
    }

    @Test
    void the_realm_itself_is_an_app_while_it_has_ranked_roles() {
        realm.put("/apps/realm", Map.of("roles", RoleRealm.rungs("Lead=5"))).ok();

        JsonNode two = realm.get("/apps").ok().json();
        JsonNode second = realm.get("/apps?first=1&max=5").ok().json();
        JsonNode first = realm.get("/apps?max=1").ok().json();
        realm.put("/apps/realm", Map.of("roles", List.of())).ok();

        assertThat(texts(two.path("items"), "id")).containsExactly("realm", realm.app());
        assertThat(texts(second.path("items"), "id")).containsExactly(realm.app());
        assertThat(texts(first.path("items"), "id")).containsExactly("realm");
        assertThat(first.path("total").asInt()).isEqualTo(2);
        assertThat(realm.get("/apps").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void apps_are_found_by_their_name_and_say_whether_they_are_told_the_role() {
        JsonNode found = realm.get("/apps?search=PORT").ok().json();
        String mapper = realm.post("/apps/" + realm.app() + "/sign-in", "{\"mend\": true}")
                .ok()
                .json()
                .at("/mapper/id")
                .asText();
        JsonNode ready = realm.get("/apps").ok().json();
        keycloak.admin()
                .delete("/" + realm.name() + "/clients/" + realm.app() + "/protocol-mappers/models/" + mapper)
                .ok();

        assertThat(texts(found.path("items"), "id")).containsExactly(realm.app());
        assertThat(found.at("/items/0/ready").isBoolean()).isTrue();
        assertThat(ready.at("/items/0/ready").asBoolean()).isTrue();
        assertThat(realm.get("/apps?search=nobody").ok().json().path("total").asInt())
                .isZero();
    }

    @Test
    void a_client_becomes_an_app_by_a_ladder_and_ends_being_one_without() {
        String client = realm.id("clients", "clientId=no-app");
        keycloak.admin()
                .post("/" + realm.name() + "/clients/" + client + "/roles", Map.of("name", "Member"))
                .ok();

        Answer empty = realm.get("/apps/" + client);
        realm.put("/apps/" + client, Map.of("roles", RoleRealm.rungs("Member=-1"), "defaultRole", "Member"))
                .ok();
        JsonNode two = realm.get("/apps").json();
        Map<String, Object> nothing = new HashMap<>(Map.of("roles", List.of()));
        nothing.put("defaultRole", null);
        realm.put("/apps/" + client, nothing).ok();

        assertThat(empty.ok().json().path("roles")).isEmpty();
        assertThat(texts(empty.json().path("unranked"))).containsExactly("Member");
        assertThat(texts(two.path("items"), "clientId")).containsExactly("no-app", "portal");
        assertThat(realm.get("/apps").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_ladder_is_read_highest_first_and_set_as_a_whole() {
        JsonNode before = realm.get(apps).ok().json();

        JsonNode after = realm.put(
                        apps, Map.of("roles", RoleRealm.rungs("Viewer=50", "Manager=30"), "defaultRole", "Reader"))
                .ok()
                .json();

        assertThat(texts(before.path("roles"), "name")).containsExactly("Admin", "Manager", "Viewer", "Reader");
        assertThat(before.at("/roles/2/default").asBoolean()).isTrue();
        assertThat(texts(before.path("unranked"))).containsExactly("Boss", "Unranked");
        assertThat(texts(after.path("roles"), "name")).containsExactly("Viewer", "Manager", "Reader");
        assertThat(after.at("/roles/0/level").asInt()).isEqualTo(50);
        assertThat(after.at("/roles/2/level").asInt()).isZero();
        assertThat(realm.get(apps).json()).isEqualTo(after);
    }

    @Test
    void what_is_not_named_in_a_change_stays() {
        realm.put(apps, Map.of("defaultRole", "Reader")).ok();
        realm.put(apps, Map.of("roles", RoleRealm.rungs("Admin=1"))).ok();

        JsonNode ladder = realm.get(apps).json();

        assertThat(ladder.path("defaultRole").asText()).isEqualTo("Reader");
        assertThat(texts(ladder.path("roles"), "name")).containsExactly("Admin", "Reader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'roles': [{'name': 'Nobody', 'level': 1}]}                            | roles",
                "{'roles': [{'name': 'Admin', 'level': 1.5}]}                           | roles[0].level",
                "{'roles': [{'name': 'Admin', 'level': '1'}]}                           | roles[0].level",
                "{'roles': [{'name': 'Admin', 'level': 2147483648}]}                    | roles[0].level",
                "{'roles': [{'name': 'Admin'}]}                                         | roles[0].level",
                "{'roles': [{'level': 1}]}                                              | roles[0].name",
                "{'roles': ['Admin']}                                                   | roles[0]",
                "{'roles': 'Admin'}                                                     | roles",
                "{'roles': [{'name': 'Admin', 'level': 1}, {'name': 'Admin', 'level': 2}]} | roles",
                "{'defaultRole': 'Nobody'}                                              | defaultRole",
                "{'defaultRole': 7}                                                     | defaultRole",
                "[]                                                                     | body",
                "''                                                                     | body"
            })
    void a_ladder_that_cannot_be_is_refused_with_the_field_and_changes_nothing(String body, String field) {
        JsonNode before = realm.get(apps).json();

        Answer answer = realm.put(apps, body.equals("''") ? "" : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errorMessage").asText()).isNotBlank();
        assertThat(realm.get(apps).json()).isEqualTo(before);
    }

    @Test
    void there_is_no_app_where_there_is_no_client() {
        assertThat(realm.get("/apps/unknown").status()).isEqualTo(404);
        assertThat(realm.get("/apps?max=0").json().path("field").asText()).isEqualTo("max");
    }
}
