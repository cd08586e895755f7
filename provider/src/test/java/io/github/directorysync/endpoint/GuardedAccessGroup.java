package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The access group of a directory loses members or its name: nobody is suspended before an administrator decides. */
abstract class GuardedAccessGroup extends GuardScenario {

    GuardedAccessGroup(KeycloakServer keycloak) {
        super(keycloak, "guard-access-group");
    }

    @Test
    void all_who_leave_the_access_group_by_one_change_wait_together_and_are_suspended_when_that_is_applied() {
        var directory = directory(Map.of(
                "guard",
                List.of("hold"),
                "guard-count",
                List.of("1"),
                "guard-percent",
                List.of("0"),
                "access-groups",
                List.of("Everybody")));
        List<String> people = people(directory, 5);
        String group = directory.group("Everybody", people.toArray(String[]::new));

        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Everybody", "members", List.of()))
                .ok();
        directory
                .scim()
                .patch("/Users/" + people.get(0), Map.of("Operations", List.of(title("Boss"))))
                .ok();

        assertThat(held(directory).path("total").asInt()).isEqualTo(5);
        assertThat(enabled()).isEqualTo(5);

        decide(directory, "apply", Map.of("all", true));

        assertThat(enabled()).isZero();
        assertThat(members(group)).isZero();
        assertThat(directory.get("/Users/" + people.get(0)).path("active").asBoolean())
                .isTrue();
    }

    @Test
    void an_access_group_that_gets_another_name_suspends_nobody_before_somebody_has_looked() {
        var directory = directory(Map.of(
                "guard",
                List.of("hold"),
                "guard-count",
                List.of("0"),
                "guard-percent",
                List.of("0"),
                "access-groups",
                List.of("Everybody")));
        String ann = directory.user("ann@guard.example");
        String group = directory.group("Everybody", ann);

        rename(directory, group, "Somebody");

        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
        assertThat(held(directory).path("total").asInt()).isEqualTo(1);
        directory
                .scim()
                .patch("/Users/" + ann, Map.of("Operations", List.of(title("Boss"))))
                .ok();
        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
        assertThat(held(directory).path("total").asInt()).isEqualTo(1);

        rename(directory, group, "Everybody");
        assertThat(held(directory).path("total").asInt()).isZero();
        rename(directory, group, "Somebody");
        decide(directory, "apply", Map.of("all", true));

        assertThat(account(ann).path("enabled").asBoolean()).isFalse();
        assertThat(directory.get("/Users/" + ann).path("active").asBoolean()).isTrue();
    }

    @Test
    void nobody_waits_who_keeps_everything() {
        var directory = directory(EVERYTHING_IS_HELD);
        String eve = directory.user("eve@guard.example");
        String group = directory.group("Readers", eve);
        map(group, role("Reader", 3));

        rename(directory, group, "Readers of everything");
        directory
                .scim()
                .patch("/Users/" + eve, Map.of("Operations", List.of(title("Boss"))))
                .ok();

        assertThat(held(directory).path("total").asInt()).isZero();
    }

    private static Map<String, ?> title(String title) {
        return Map.of("op", "replace", "path", "title", "value", title);
    }

    private static void rename(TestDirectory directory, String group, String name) {
        directory
                .scim()
                .patch(
                        "/Groups/" + group,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "displayName", "value", name))))
                .ok();
    }
}
