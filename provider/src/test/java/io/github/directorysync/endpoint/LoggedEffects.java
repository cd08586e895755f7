package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a request changed is in its entry: values, members and roles, with what they were before. */
abstract class LoggedEffects extends ActivityScenario {

    LoggedEffects(KeycloakServer keycloak) {
        super(keycloak, "logged-effects");
    }

    @Test
    void a_change_is_logged_with_its_client_and_the_values_before_and_after() {
        String ann = directory.user(ANN);

        directory
                .scim()
                .with("User-Agent", "Okta SCIM Client 1.0.0")
                .patch("/Users/" + ann, ScimBody.patch("replace", "name.givenName", "Anna"))
                .ok();

        JsonNode entry = one("operation=patch-user");
        assertThat(entry.path("targetId").asText()).isEqualTo(ann);
        assertThat(entry.path("targetName").asText()).isEqualTo(ANN);
        assertThat(entry.path("client").asText()).isEqualTo("Okta SCIM Client 1.0.0");
        assertThat(entry.path("actorKind").asText()).isEqualTo("configuration");
        assertThat(entry.path("address").asText()).isNotEmpty();
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("write").asBoolean()).isTrue();
        assertThat(Instant.parse(entry.path("time").asText())).isBefore(Instant.now());
        JsonNode effect = whole(entry).at("/detail/effects/0");
        assertThat(effect.path("effect").asText()).isEqualTo("user-changed");
        assertThat(effect.path("changes"))
                .singleElement()
                .hasToString("{\"path\":\"name.givenName\",\"before\":\"Given\",\"after\":\"Anna\"}");
    }

    @Test
    void members_who_join_and_leave_are_in_the_entry() {
        String ann = directory.user(ANN);
        String bob = directory.user(BOB);
        String group = directory.group("Sales", ann);

        directory
                .scim()
                .put(
                        "/Groups/" + group,
                        Map.of("displayName", "Sales", "members", ScimBody.members(List.of(bob, "nobody"))))
                .ok();

        JsonNode effect = whole(one("operation=replace-group")).at("/detail/effects/0");
        assertThat(effect.path("effect").asText()).isEqualTo("members-changed");
        assertThat(effect.at("/joined/0").asText()).isEqualTo(bob);
        assertThat(effect.at("/left/0").asText()).isEqualTo(ann);
        assertThat(effect.path("leftOut").asInt()).isEqualTo(1);
    }

    @Test
    void every_change_is_an_admin_event_too() {
        setRealm(Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        keycloak.admin().delete("/" + realm + "/admin-events").ok();
        String ann = directory.user(ANN);
        String group = directory.group("Sales", ann);
        directory
                .scim()
                .patch("/Users/" + ann, ScimBody.patch("replace", "active", false))
                .ok();
        directory
                .scim()
                .patch("/Users/" + ann, ScimBody.patch("replace", "active", false))
                .ok();
        directory.scim().post("/Users", Map.of("userName", ANN));
        directory.scim().delete("/Groups/" + group).ok();
        directory.scim().delete("/Users/" + ann).ok();

        JsonNode events = keycloak.admin()
                .get("/" + realm + "/admin-events?max=100&resourcePath=*")
                .ok()
                .json();
        List<String> seen = new ArrayList<>();
        JsonNode created = events;
        for (JsonNode event : events) {
            if (event.at("/authDetails/clientId").asText().equals("directory:" + directory.alias())) {
                seen.add(event.path("operationType").asText() + " "
                        + event.path("resourceType").asText() + " "
                        + event.path("resourcePath").asText());
                created = event;
            }
        }
        setRealm(Map.of("adminEventsEnabled", false));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "CREATE USER users/" + ann,
                        "CREATE GROUP groups/" + group,
                        "CREATE GROUP_MEMBERSHIP users/" + ann + "/groups/" + group,
                        "UPDATE USER users/" + ann,
                        // The POST of a deactivated user reactivates them.
                        "UPDATE USER users/" + ann,
                        "DELETE GROUP groups/" + group,
                        "DELETE USER users/" + ann);
        assertThat(created.path("representation").asText()).contains("\"username\":\"ann@example.com\"");
        assertThat(created.at("/authDetails/ipAddress").asText()).isNotEmpty();
    }

    @Test
    void role_changes_are_in_the_entry_of_what_caused_them_and_found_by_person() {
        String app = keycloak.admin()
                .get("/" + realm + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
        String roles = "/" + realm + "/clients/" + app + "/roles";
        keycloak.admin()
                .post(roles, Map.of("name", "chief", "attributes", Map.of("directory-sync.level", List.of("20"))));
        JsonNode chief = keycloak.admin().get(roles + "/chief").ok().json();
        try (TestDirectory withApp = TestDirectory.in(keycloak, realm, Map.of("apps", List.of("app")))) {
            String ann = withApp.user(ANN);
            String bob = withApp.user(BOB);
            String chiefs = withApp.group("Chiefs", bob);
            String others = withApp.group("Others", bob);
            keycloak.admin()
                    .post("/" + realm + "/groups/" + chiefs + "/role-mappings/clients/" + app, List.of(chief))
                    .ok();
            Map<String, ?> join = ScimBody.patch("add", "members", ScimBody.members(List.of(ann)));

            withApp.scim().patch("/Groups/" + others, join).ok();
            withApp.scim().patch("/Groups/" + chiefs, join).ok();
            withApp.scim()
                    .patch("/Users/" + ann, ScimBody.patch("replace", "active", false))
                    .ok();
            withApp.scim()
                    .patch("/Users/" + ann, ScimBody.patch("replace", "active", true))
                    .ok();
            withApp.scim().delete("/Groups/" + chiefs).ok();

            assertThat(roleChanges(withApp, "target=" + others + "&operation=patch-group"))
                    .isEmpty();
            assertThat(roleChanges(withApp, "target=" + chiefs + "&operation=patch-group"))
                    .containsExactly(ann + ":  -> chief");
            assertThat(roleChanges(withApp, "target=" + ann + "&operation=patch-user"))
                    .containsExactly(ann + ":  -> chief", ann + ": chief -> ");
            assertThat(roleChanges(withApp, "operation=delete-group"))
                    .containsExactlyInAnyOrder(ann + ": chief -> ", bob + ": chief -> ");
        }
    }

    private List<String> roleChanges(TestDirectory of, String query) {
        List<String> changes = new ArrayList<>();
        for (JsonNode entry : list(of, query)) {
            log(of, "/" + entry.path("id").asText())
                    .ok()
                    .json()
                    .path("roleChanges")
                    .forEach(change -> changes.add(change.path("id").asText() + ": "
                            + change.path("before").asText() + " -> "
                            + change.path("after").asText()));
        }
        return changes;
    }
}
