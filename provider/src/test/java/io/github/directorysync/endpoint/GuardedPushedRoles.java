package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Roles that the directory sends with a person and takes back are guarded like memberships. */
abstract class GuardedPushedRoles extends GuardScenario {

    GuardedPushedRoles(KeycloakServer keycloak) {
        super(keycloak, "guard-pushed");
    }

    @Test
    void a_pushed_role_that_is_taken_back_stays_until_somebody_has_looked() {
        var directory = pushing(EVERYTHING_IS_HELD);
        role("Chief", 1000);
        role("Clerk", 5);
        String ann = pushed(directory, "ann@guard.example", "Chief");

        push(directory, ann, "Clerk").ok();

        assertThat(sentRoles(directory, ann)).containsExactly("Clerk");
        assertThat(resolvedRole(directory, ann)).isEqualTo("Chief");
        assertThat(held(directory).at("/items/0/what").asText()).isEqualTo("unpush");
        push(directory, ann).ok();
        assertThat(held(directory).path("total").asInt()).isEqualTo(1);

        push(directory, ann, "Chief").ok();
        assertThat(held(directory).path("total").asInt()).isZero();
        assertThat(list(directory, "?state=lapsed").path("total").asInt()).isEqualTo(1);

        push(directory, ann, "Clerk").ok();
        decide(directory, "discard", Map.of("all", true));
        assertThat(sentRoles(directory, ann)).containsExactlyInAnyOrder("Clerk", "Chief");
        assertThat(resolvedRole(directory, ann)).isEqualTo("Chief");

        push(directory, ann, "Clerk").ok();
        decide(directory, "apply", Map.of("all", true));
        assertThat(sentRoles(directory, ann)).containsExactly("Clerk");
        assertThat(resolvedRole(directory, ann)).isEqualTo("Clerk");
    }

    @Test
    void who_is_deleted_and_keeps_the_account_keeps_a_pushed_role_until_somebody_has_looked() {
        Map<String, List<String>> settings = new HashMap<>(EVERYTHING_IS_HELD);
        settings.put("suspend-users", List.of("false"));
        var directory = pushing(settings);
        role("Chief", 1000);
        String ann = directory.user(Map.of(
                "userName",
                "ann@guard.example",
                "name",
                Map.of("givenName", "Ann", "familyName", "Lee"),
                "emails",
                List.of(Map.of("value", "ann@guard.example", "primary", true)),
                "active",
                true,
                "roles",
                List.of(Map.of("value", "Chief"))));
        var fixture = new FixtureRealm(keycloak, realm);

        directory.scim().delete("/Users/" + ann).ok();

        assertThat(directory.scim().get("/Users/" + ann).status()).isEqualTo(404);
        assertThat(fixture.roleAtSignIn("ann@guard.example")).isEqualTo("Chief");
        decide(directory, "apply", Map.of("all", true));
        assertThat(fixture.roleAtSignIn("ann@guard.example")).isEmpty();
        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void who_is_pushed_another_role_and_loses_nothing_is_not_counted_and_the_inactive_lose_nothing() {
        var directory = pushing(EVERYTHING_IS_HELD);
        role("Chief", 1000);
        role("Clerk", 5);
        String bob = pushed(directory, "bob@guard.example", "Clerk");
        String group = directory.group("Clerks", bob);
        map(group, role("Clerk", 5));

        push(directory, bob).ok();
        push(directory, bob, "Chief").ok();
        push(directory, bob, "Chief", "Clerk", "No role of the app").ok();
        push(directory, bob, "Chief").ok();

        assertThat(held(directory).path("total").asInt()).isZero();
        suspend(directory, bob).ok();
        decide(directory, "apply", Map.of("all", true));
        push(directory, bob).ok();
        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void of_many_pushed_roles_that_are_taken_back_as_many_go_as_the_guard_lets_and_the_rest_waits_or_is_refused() {
        for (String mode : List.of("hold", "refuse")) {
            var directory =
                    pushing(Map.of("guard", List.of(mode), "guard-count", List.of("2"), "guard-percent", List.of("0")));
            role("Chief", 1000);
            List<Integer> answers = IntStream.range(0, 5)
                    .mapToObj(i -> pushed(directory, mode + i + "@guard.example", "Chief"))
                    .toList()
                    .stream()
                    .map(person -> push(directory, person).status())
                    .toList();

            boolean refuses = mode.equals("refuse");
            assertThat(answers)
                    .isEqualTo(refuses ? List.of(200, 200, 403, 403, 403) : List.of(200, 200, 200, 200, 200));
            assertThat(held(directory).path("total").asInt()).isEqualTo(refuses ? 0 : 3);
            assertThat(keycloak.admin()
                            .get(path(directory) + "/people?role=Chief&app=" + app())
                            .ok()
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void the_last_one_who_is_pushed_the_highest_role_keeps_it_and_one_of_two_does_not() {
        var directory = pushing(Map.of("allow-last-holder-removal", List.of("false")));
        role("Chief", 1000);
        String one = pushed(directory, "one@guard.example", "Chief");
        String two = pushed(directory, "two@guard.example", "Chief");

        push(directory, one).ok();
        assertThat(held(directory).path("total").asInt()).isZero();
        push(directory, two).ok();

        assertThat(resolvedRole(directory, one)).isEmpty();
        assertThat(resolvedRole(directory, two)).isEqualTo("Chief");
        assertThat(held(directory).at("/items/0/reason").asText()).isEqualTo("last-holder");
    }

    private TestDirectory pushing(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("apps", List.of("app"));
        all.put("pushed-roles", List.of("true"));
        return directory(all);
    }

    private static String pushed(TestDirectory directory, String name, String role) {
        return directory.user(Map.of("userName", name, "active", true, "roles", List.of(Map.of("value", role))));
    }

    private static Answer push(TestDirectory directory, String user, String... roles) {
        List<Map<String, String>> values =
                Stream.of(roles).map(role -> Map.of("value", role)).toList();
        return directory
                .scim()
                .patch(
                        "/Users/" + user,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "roles", "value", values))));
    }

    /** What the directory itself has sent: the resolved roles beside them say of which app they are. */
    private static List<String> sentRoles(TestDirectory directory, String user) {
        List<String> names = new ArrayList<>();
        directory.get("/Users/" + user).path("roles").forEach(role -> {
            if (!role.has("type")) {
                names.add(role.path("value").asText());
            }
        });
        return names;
    }

    private static String resolvedRole(TestDirectory directory, String user) {
        for (JsonNode role : directory.get("/Users/" + user).path("roles")) {
            if (role.path("type").asText().equals("app")) {
                return role.path("value").asText();
            }
        }
        return "";
    }
}
