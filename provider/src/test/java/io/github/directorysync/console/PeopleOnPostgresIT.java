package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of a directory's people that name no app. */
@ExtendWith(OnPostgres.Shared.class)
final class PeopleOnPostgresIT extends PeopleScenario {

    PeopleOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "people-as-a-resource");
    }

    @Test
    void a_list_says_why_accounts_cannot_be_used_and_filters_and_sorts_by_it_as_each_person_says() {
        create("why", Map.of("accessGroups", List.of("Staff"), "guardCount", 0, "guardPercent", 0));
        Http scim = scim("why");
        Map<String, String> reasons = new TreeMap<>();
        String active = user(scim, "active@why.example");
        reasons.put(active, "active");
        String administrator = user(scim, "administrator@why.example");
        reasons.put(administrator, "administrator");
        String held = user(scim, "held@why.example");
        reasons.put(held, "guard");
        reasons.put(user(scim, "outside@why.example"), "access-groups");
        reasons.put(
                scim.post("/Users", Map.of("userName", "inactive@why.example", "active", false))
                        .createdId(),
                "directory");
        String staff = scim.post(
                        "/Groups",
                        Map.of(
                                "displayName",
                                "Staff",
                                "members",
                                Stream.of(active, administrator, held)
                                        .map(id -> Map.of("value", id))
                                        .toList()))
                .createdId();
        disable(administrator);
        scim.patch(
                        "/Users/" + administrator,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "title", "value", "Pilot"))))
                .ok();
        scim.patch(
                        "/Users/" + held,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();
        // The access group is the directory's Staff, whatever Keycloak calls it.
        realm.keycloak()
                .admin()
                .put("/" + realm.name() + "/groups/" + staff, Map.of("name", "Called otherwise"))
                .ok();
        change("why", Map.of("importUsers", false));
        reasons.put(user(scim, "awaited@why.example"), "import-users");

        Map<String, String> listed = new TreeMap<>();
        list("why", "?sort=-userName")
                .path("items")
                .forEach(item ->
                        listed.put(item.path("id").asText(), item.path("reason").asText()));
        assertThat(listed).isEqualTo(reasons);
        reasons.forEach((id, reason) -> {
            assertThat(person("why", id).path("reason").asText()).isEqualTo(reason);
            JsonNode same = list("why", "?reason=" + reason);
            assertThat(same.path("total").asInt()).as(reason).isOne();
            assertThat(same.at("/items/0/id").asText()).isEqualTo(id);
        });
        assertThat(person("why", held).at("/held/items/0/what").asText()).isEqualTo("suspend");
        assertThat(names(list("why", "?group=" + staff + "&sort=-userName")))
                .containsExactly("held@why.example", "administrator@why.example", "active@why.example");
        assertThat(names(list("why", "?search=AWAITED"))).containsExactly("awaited@why.example");
        assertThat(names(list("why", "?sort=created&first=1&max=1"))).containsExactly("administrator@why.example");
        for (String wrong : List.of("?reason=bad", "?sort=password", "?role=Editor")) {
            assertThat(realm.api().get("/directories/why/people" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void what_suspensions_that_are_switched_off_withhold_is_said_too() {
        create("off", Map.of("suspendUsers", false));
        Http scim = scim("off");
        String ann = user(scim, "ann@off.example");
        scim.patch(
                        "/Users/" + ann,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();

        assertThat(person("off", ann).path("reason").asText()).isEqualTo("suspend-users");
        assertThat(person("off", ann).at("/sent/active").asBoolean(true)).isFalse();
        assertThat(list("off", "?reason=suspend-users&active=true")
                        .path("total")
                        .asInt())
                .isOne();
    }

    private void change(String alias, Map<String, ?> settings) {
        realm.api().patch("/directories/" + alias, settings).ok();
    }

    private static String user(Http scim, String name) {
        return scim.post("/Users", Map.of("userName", name)).createdId();
    }

    private void disable(String user) {
        realm.keycloak()
                .admin()
                .put("/" + realm.name() + "/users/" + user, Map.of("enabled", false))
                .ok();
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").findValuesAsText("userName");
    }
}
