package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Changes and deletions of one resource at once: none is lost, none is answered with an error of the server. */
abstract class RacingChanges extends RaceScenario {

    RacingChanges(KeycloakServer keycloak) {
        super(keycloak, "races-changes");
    }

    @Test
    void members_added_by_many_at_once_are_all_there() throws Exception {
        List<String> people = people(80);
        String group = directory.group("Sales");

        List<Answer> answers = atOnce(80, i -> patch("/Groups/" + group, members("add", people.get(i))));

        assertThat(statuses(answers)).containsOnly(200);
        assertThat(membersOf(group)).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void members_added_and_removed_by_many_at_once_end_as_the_last_word_on_each_of_them() throws Exception {
        List<String> people = people(40);
        String group = directory.group("Sales", people.subList(0, 20).toArray(String[]::new));

        // Each person is changed three times, one after the other, while seven others are changed too.
        List<List<Answer>> answers = atOnce(
                40,
                i -> Stream.of(i < 20, i >= 20, i < 20)
                        .map(leaves -> patch("/Groups/" + group, members(leaves ? "remove" : "add", people.get(i))))
                        .toList());

        assertThat(answers).allSatisfy(three -> assertThat(statuses(three)).containsOnly(200));
        assertThat(membersOf(group)).containsExactlyInAnyOrderElementsOf(people.subList(20, 40));
    }

    @Test
    void one_person_changed_by_many_at_once_ends_with_all_of_their_changes() throws Exception {
        String id = directory.user(person("ann", "ext-ann"));
        List<String> attributes =
                List.of("title", "nickName", "userType", "locale", "timezone", "displayName", "preferredLanguage");

        List<Answer> answers = atOnce(
                attributes.size() * 4,
                i -> patch("/Users/" + id, Map.of("op", "add", "path", attributes.get(i / 4), "value", "set" + i % 4)));

        assertThat(statuses(answers)).containsOnly(200);
        JsonNode kept = directory.get("/Users/" + id);
        assertThat(attributes)
                .allMatch(attribute -> kept.path(attribute).asText().startsWith("set"));
    }

    @Test
    void a_person_removed_by_many_at_once_is_gone_and_nobody_meets_a_fault() throws Exception {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales", id);

        List<Answer> answers = atOnce(40, i -> directory.scim().delete("/Users/" + id));

        assertThat(statuses(answers)).containsOnly(204, 404).containsOnlyOnce(204);
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    void a_person_changed_and_removed_at_once_is_gone() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = directory.user(person("ann-" + round, "ext-ann-" + round));

            List<Answer> answers = atOnce(
                    16,
                    i -> i == 4
                            ? directory.scim().delete("/Users/" + id)
                            : patch("/Users/" + id, Map.of("op", "add", "path", "title", "value", "Title " + i)));

            assertThat(statuses(answers)).isSubsetOf(200, 204, 404).containsOnlyOnce(204);
            assertThat(directory.scim().get("/Users/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void people_who_join_while_they_and_their_group_are_removed_leave_no_fault_behind() throws Exception {
        for (int number = 0; number < 4; number++) {
            int round = number;
            String group = directory.group("Sales");
            List<String> people = people(16);

            List<Answer> answers = atOnce(33, at -> {
                int i = (at + 13 * round) % 33;
                if (i == 32) {
                    return directory.scim().delete("/Groups/" + group);
                }
                String person = people.get(i % 16);
                return i / 16 == round % 2
                        ? directory.scim().delete("/Users/" + person)
                        : patch("/Groups/" + group, members("add", person));
            });

            assertThat(statuses(answers)).isSubsetOf(200, 204, 404);
            assertThat(total("/Users")).isZero();
            assertThat(total("/Groups")).isZero();
        }
    }

    @Test
    void one_version_is_changed_once() throws Exception {
        String id = directory.user(person("ann", "ext-ann"));

        List<Answer> answers = atOnce(
                16,
                i -> directory.scim().with("If-Match", "W/\"0\"").put("/Users/" + id, person("ann", "ext-ann-" + i)));

        assertThat(statuses(answers)).containsOnly(200, 412).containsOnlyOnce(200);
    }

    private List<String> people(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> directory.user(person("user-" + i, "ext-" + i)))
                .toList();
    }

    private List<String> membersOf(String group) {
        List<String> members = new ArrayList<>();
        directory
                .get("/Groups/" + group)
                .path("members")
                .forEach(member -> members.add(member.path("value").asText()));
        return members;
    }

    private static Map<String, Object> members(String op, String id) {
        return Map.of("op", op, "path", "members", "value", List.of(Map.of("value", id)));
    }
}
