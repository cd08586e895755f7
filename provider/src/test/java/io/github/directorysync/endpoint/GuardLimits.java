package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many people a directory may take out within its limits, and what happens to the rest: held or refused. */
abstract class GuardLimits extends GuardScenario {

    GuardLimits(KeycloakServer keycloak) {
        super(keycloak, "guard-limits");
    }

    @Test
    void of_hundreds_taken_out_by_eight_at_once_as_many_go_as_may_and_the_rest_waits() {
        var directory = directory(aHundred("hold"));
        List<String> people = people(directory, 500);

        List<Integer> answers = atOnce(IntStream.range(0, 250)
                .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                        ? suspend(directory, people.get(i)).status()
                        : directory.scim().delete("/Users/" + people.get(i)).status())
                .toList());

        assertThat(answers).containsOnly(200, 204);
        assertThat(held(directory).path("total").asInt()).isEqualTo(150);
        assertThat(enabled()).isEqualTo(400);
        assertThat(directory
                        .get("/Users?count=0&filter=" + Http.encoded("active eq true"))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(250);

        assertThat(decide(directory, "apply", Map.of("all", true))
                        .path("decided")
                        .asInt())
                .isEqualTo(150);

        assertThat(enabled()).isEqualTo(250);
        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void five_hundred_who_lose_their_role_by_one_change_of_a_group_wait_together() {
        var directory = directory(Map.of("guard", List.of("hold")));
        List<String> people = people(directory, 500);
        String group = directory.group("Staff", people.toArray(String[]::new));
        map(group, role("Employee", 10));

        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Renamed", "members", List.of()))
                .ok();

        assertThat(held(directory).path("total").asInt()).isEqualTo(500);
        assertThat(members(group)).isEqualTo(500);
        assertThat(directory.get("/Groups/" + group).path("members")).isEmpty();
        assertThat(directory.get("/Users/" + people.get(0)).path("groups")).isEmpty();

        decide(directory, "discard", Map.of("all", true));

        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(500);
    }

    @Test
    void of_hundreds_taken_out_by_eight_at_once_as_many_go_as_may_and_the_rest_is_refused() {
        var directory = directory(aHundred("refuse"));
        List<String> people = people(directory, 500);

        List<Integer> answers = atOnce(IntStream.range(0, 250)
                .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                        ? suspend(directory, people.get(i)).status()
                        : directory.scim().delete("/Users/" + people.get(i)).status())
                .toList());

        assertThat(answers.stream().filter(status -> status == 403)).hasSize(150);
        assertThat(answers.stream().filter(status -> status < 300)).hasSize(100);
        assertThat(enabled()).isEqualTo(400);
        assertThat(directory
                        .get("/Users?count=0&filter=" + Http.encoded("active eq true"))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(400);
        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void what_is_refused_does_not_happen() {
        var directory = directory(
                Map.of("guard", List.of("refuse"), "guard-count", List.of("2"), "guard-percent", List.of("0")));
        List<String> people = people(directory, 6);
        String group = directory.group("Few", people.toArray(String[]::new));
        map(group, role("Few", 5));

        assertThat(suspend(directory, people.get(0)).status()).isEqualTo(200);
        assertThat(directory.scim().delete("/Users/" + people.get(1)).status()).isEqualTo(204);
        Answer third = suspend(directory, people.get(2));

        assertThat(third.status()).isEqualTo(403);
        assertThat(third.json().path("detail").asText()).contains("guard of this directory refuses");
        assertThat(directory.scim().delete("/Users/" + people.get(2)).status()).isEqualTo(403);
        assertThat(directory.scim().delete("/Groups/" + group).status()).isEqualTo(403);
        assertThat(directory.get("/Users/" + people.get(2)).path("active").asBoolean())
                .isTrue();
    }

    @Test
    void the_last_holder_of_the_highest_role_stays_and_one_of_two_may_go() {
        var directory = directory(Map.of("apps", List.of("app"), "allow-last-holder-removal", List.of("false")));
        String one = directory.user("one@guard.example");
        String two = directory.user("two@guard.example");
        String group = directory.group("Chiefs", one, two);
        map(group, role("Chief", 1000));

        suspend(directory, one).ok();
        assertThat(held(directory).path("total").asInt()).isZero();
        suspend(directory, two).ok();

        assertThat(account(one).path("enabled").asBoolean()).isFalse();
        assertThat(account(two).path("enabled").asBoolean()).isTrue();
        assertThat(held(directory).path("items").path(0).path("reason").asText())
                .isEqualTo("last-holder");
    }

    /** May go within an hour, and within a day. */
    private static Map<String, List<String>> aHundred(String guard) {
        return Map.of("guard", List.of(guard), "guard-count", List.of("100"), "guard-day-count", List.of("100"));
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) {
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<Future<T>> done = eight.invokeAll(work);
            List<T> results = new ArrayList<>();
            for (Future<T> one : done) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            eight.shutdownNow();
        }
    }
}
