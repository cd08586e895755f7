package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Previews of a change of roles say exactly what the change then does. On every database. */
abstract class PreviewedRoles extends RandomRolesScenario {

    PreviewedRoles(KeycloakServer keycloak) {
        super(keycloak, "previewed-roles");
    }

    @Test
    void a_preview_says_exactly_what_a_change_then_does() {
        same_as_in_reality(Map.of("roles", RoleRealm.rungs("Viewer=40", "Manager=30", "Admin=20")));
        same_as_in_reality(
                Map.of("roles", RoleRealm.rungs("Unranked=15", "Lead=1").subList(0, 1)));
        same_as_in_reality(Map.of("defaultRole", ""));
        same_as_in_reality(Map.of("defaultRole", "Unranked"));
    }

    @Test
    void a_preview_of_mappings_says_exactly_what_they_then_do() {
        List<Map<String, Object>> mappings = new ArrayList<>();
        mappings.add(Map.of("group", groups.get(1), "role", "Manager"));
        mappings.add(Map.of("group", groups.get(5), "role", "Reader"));
        Map<String, Object> none = new HashMap<>(Map.of("group", groups.get(0)));
        none.put("role", null);
        mappings.add(none);
        Map<String, String> before = roles();

        JsonNode preview = preview(Map.of("defaultRole", "Reader", "mappings", mappings), "");
        Map<String, String> after = foretold(before, Map.of("defaultRole", "Reader", "mappings", mappings));
        realm.put(app, Map.of("defaultRole", "Reader")).ok();
        String role = "/role?app=" + realm.app();
        String path = "/directories/" + directory.alias() + "/groups/";
        realm.put(path + groups.get(1) + role, Map.of("role", "Manager")).ok();
        realm.put(path + groups.get(5) + role, Map.of("role", "Reader")).ok();
        realm.delete(path + groups.get(0) + role);

        assertThat(preview.path("gains").asInt() + preview.path("loses").asInt())
                .isPositive();
        assertThat(after).isNotEqualTo(before).isEqualTo(roles());
    }

    @Test
    void a_preview_changes_nothing_and_pages_whom_it_names() {
        Map<String, String> before = roles();
        Map<String, ?> proposal = Map.of("roles", List.of(), "defaultRole", "");

        JsonNode all = preview(proposal, "");
        JsonNode second = preview(proposal, "&first=1&max=1");

        assertThat(all.path("gains").asInt()).isZero();
        assertThat(all.path("loses").asInt())
                .isEqualTo((int)
                        before.values().stream().filter(role -> !role.isEmpty()).count())
                .isEqualTo(all.path("total").asInt());
        assertThat(all.path("keeps").asInt() + all.path("loses").asInt()).isEqualTo(PEOPLE);
        assertThat(all.path("moves"))
                .allMatch(move -> !move.has("after"))
                .anyMatch(move -> move.path("before").asText().equals("Viewer"));
        assertThat(second.path("total")).isEqualTo(all.path("total"));
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0")).isEqualTo(all.at("/items/1"));
        assertThat(roles()).isEqualTo(before);
    }

    @Test
    void a_preview_says_what_becomes_of_the_highest_role() {
        String admin = directory.user(person(98, true, "Viewer"));
        realm.grant("users/" + admin, "Admin");
        long admins = roles().values().stream().filter("Admin"::equals).count();
        List<?> without = RoleRealm.rungs("Manager=30", "Viewer=20", "Reader=10");

        JsonNode kept = preview(Map.of("defaultRole", ""), "").path("highest");
        JsonNode removed = preview(Map.of("roles", without), "").path("highest");
        keycloak.admin().delete("/" + realm.name() + "/users/" + admin).ok();

        assertThat(kept.path("before").asText())
                .isEqualTo(kept.path("after").asText())
                .isEqualTo("Admin");
        assertThat(kept.path("losers").asLong()).isZero();
        assertThat(kept.path("holders").asLong()).isEqualTo(admins);
        assertThat(removed.path("after").asText()).isEqualTo("Manager");
        assertThat(removed.path("losers").asLong()).isEqualTo(admins).isPositive();
    }

    @Test
    void a_preview_that_cannot_be_is_refused_with_the_field() {
        assertThat(refusedPreview("{\"roles\": [{\"name\": \"Nobody\", \"level\": 1}]}"))
                .isEqualTo("roles");
        assertThat(refusedPreview("{\"defaultRole\": \"Nobody\"}")).isEqualTo("defaultRole");
        assertThat(refusedPreview("{\"mappings\": [{\"group\": \"unknown\", \"role\": \"Viewer\"}]}"))
                .isEqualTo("mappings[0].group");
        assertThat(refusedPreview("{\"mappings\": [{\"group\": \"" + groups.get(0) + "\", \"role\": \"Unranked\"}]}"))
                .isEqualTo("mappings");
    }

    @Test
    void people_are_counted_by_role_and_who_alone_has_the_highest_is_named() {
        JsonNode ladder = realm.get(app + "?people=true").ok().json();
        Map<String, String> now = roles();

        for (JsonNode role : ladder.path("roles")) {
            long holders = now.values().stream()
                    .filter(role.path("name").asText()::equals)
                    .count();
            assertThat(role.path("people").asLong()).isEqualTo(holders);
        }
        String only = directory.user(person(99, true, "Viewer"));
        realm.ladder("Viewer", "Unranked=99", "Admin=40", "Manager=30", "Viewer=20", "Reader=10");
        realm.grant("users/" + only, "Unranked");
        JsonNode one = realm.get(app + "?people=true").ok().json();
        keycloak.admin().delete("/" + realm.name() + "/users/" + only).ok();

        assertThat(one.path("lastHolder").asText()).isEqualTo(only);
        assertThat(one.at("/roles/0/people").asInt()).isEqualTo(1);
        assertThat(realm.get(app + "?people=true").json().has("lastHolder")).isFalse();
    }

    private String refusedPreview(String change) {
        return field(realm.post(app + "/preview", change));
    }
}
