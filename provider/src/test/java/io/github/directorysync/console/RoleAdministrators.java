package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Permissions that the changes of roles need, and the admin events that they make. On every database. */
abstract class RoleAdministrators extends LadderScenario {

    RoleAdministrators(KeycloakServer keycloak) {
        super(keycloak, "role-administrators");
    }

    @Test
    void who_may_look_and_who_may_change_is_decided_by_keycloaks_permissions() {
        String ann = directory.user("guarded-ann@example.com");
        String group = directory.group("Guarded");
        String selector = apps + "/people/" + ann + "/selector";
        String explanation = apps + "/people/" + ann + "/explanation";
        String mapping = groups + "/" + group + "/role?app=" + realm.app();
        Http nobody = realm.administrator("nobody");
        Http viewer = realm.administrator("realm-viewer", "view-realm");
        Http people = realm.administrator("people-manager", "manage-users", "query-groups");
        Map<String, String> wanted = Map.of("role", "Admin", "reason", "x");

        assertThat(statuses(nobody, "/apps", apps, groups, explanation)).containsOnly(403);
        assertThat(statuses(viewer, "/apps", apps, groups)).containsOnly(200);
        assertThat(statuses(viewer, explanation, apps + "?people=true")).containsOnly(403);
        assertThat(statuses(people, explanation)).containsOnly(200);
        assertThat(statuses(people, "/apps", apps, groups)).containsOnly(403);
        assertThat(viewer.put(apps, Map.of()).status()).isEqualTo(403);
        assertThat(viewer.put(mapping, wanted).status()).isEqualTo(403);
        assertThat(viewer.put(selector, wanted).status()).isEqualTo(403);
        assertThat(viewer.post(apps + "/preview", Map.of()).status()).isEqualTo(403);
        assertThat(people.put(mapping, wanted).status()).isEqualTo(403);
        assertThat(people.put(selector, wanted).status()).isEqualTo(200);
    }

    @Test
    void nobody_gives_a_role_that_they_may_not_map() {
        String ann = directory.user("escalating-ann@example.com");
        realm.ladder("Viewer", "Boss=99", "Viewer=20");
        Http people = realm.administrator("escalating", "manage-users");

        Answer answer = people.put(apps + "/people/" + ann + "/selector", Map.of("role", "Boss", "reason", "x"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(realm.get(apps + "/people/" + ann + "/selector").status()).isEqualTo(404);
    }

    @Test
    void every_change_is_an_admin_event() {
        keycloak.admin()
                .put(
                        "/" + realm.name() + "/events/config",
                        Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
        String ann = directory.user("event-ann@example.com");
        String group = directory.group("Event");

        realm.put(apps, Map.of("defaultRole", "Reader")).ok();
        realm.put(groups + "/" + group + "/role?app=" + realm.app(), Map.of("role", "Viewer"))
                .ok();
        realm.delete(groups + "/" + group + "/role?app=" + realm.app()).ok();
        realm.put(apps + "/people/" + ann + "/selector", Map.of("role", "Admin", "reason", "x"))
                .ok();
        realm.delete(apps + "/people/" + ann + "/selector").ok();

        JsonNode events = keycloak.admin()
                .get("/" + realm.name() + "/admin-events?max=20")
                .json();
        assertThat(texts(events, "resourceType")).contains("APP_LADDER", "GROUP_ROLE", "ROLE_SELECTOR");
        assertThat(texts(events, "resourcePath"))
                .contains(
                        "directory-sync" + apps,
                        "directory-sync" + groups + "/" + group + "/role",
                        "directory-sync" + apps + "/people/" + ann + "/selector");
        keycloak.admin()
                .put("/" + realm.name() + "/events/config", Map.of("adminEventsEnabled", false))
                .ok();
    }

    private static List<Integer> statuses(Http caller, String... paths) {
        return List.of(paths).stream().map(path -> caller.get(path).status()).toList();
    }
}
