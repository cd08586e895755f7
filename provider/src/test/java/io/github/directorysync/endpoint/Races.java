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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Eight clients that change the same at the same time, on every database: nothing is lost, nobody meets a fault. */
abstract class Races {

    private static final String REALM = "races";
    private static final int WRITERS = 8;

    private final TestDirectory directory;

    Races(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void the_same_person_pushed_80_times_is_made_once() throws Exception {
        assertMadeOnce(atOnce(80, i -> directory.scim().post("/Users", person("twin", "ext-twin"))));
        assertThat(total("/Users")).isEqualTo(1);
    }

    @Test
    void people_of_one_external_id_pushed_at_once_are_one() throws Exception {
        assertMadeOnce(atOnce(40, i -> directory.scim().post("/Users", person("user-" + i, "same"))));
        assertThat(total("/Users")).isEqualTo(1);
    }

    @Test
    void people_of_one_email_pushed_at_once_are_one() throws Exception {
        assertMadeOnce(atOnce(40, i -> {
            Map<String, Object> person = person("user-" + i, "ext-" + i);
            person.put("emails", List.of(Map.of("value", "same@example.com", "primary", true)));
            return directory.scim().post("/Users", person);
        }));
        assertThat(total("/Users")).isEqualTo(1);
    }

    @Test
    void the_same_group_pushed_80_times_is_made_once() throws Exception {
        assertMadeOnce(atOnce(80, i -> directory.scim().post("/Groups", Map.of("displayName", "Sales"))));
        assertThat(total("/Groups")).isEqualTo(1);
    }

    @Test
    void of_many_groups_renamed_to_one_name_at_once_one_gets_it() throws Exception {
        List<String> groups = IntStream.range(0, 16)
                .mapToObj(i -> directory.group("Team " + i))
                .toList();

        List<Answer> answers = atOnce(
                16,
                i -> patch(
                        "/Groups/" + groups.get(i), Map.of("op", "replace", "path", "displayName", "value", "Sales")));

        assertThat(statuses(answers)).containsOnly(200, 409).containsOnlyOnce(200);
        assertUnique(answers);
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

    @Test
    void the_same_people_pushed_by_eight_bulk_requests_at_once_are_made_once() throws Exception {
        List<Map<String, Object>> operations = IntStream.range(0, 20)
                .mapToObj(i -> Map.of(
                        "method", "POST", "path", "/Users", "bulkId", "b" + i, "data", person("user-" + i, "ext-" + i)))
                .toList();

        List<Answer> answers = atOnce(
                WRITERS,
                i -> directory
                        .scim()
                        .post(
                                "/Bulk",
                                Map.of(
                                        "schemas",
                                        List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                        "Operations",
                                        operations)));

        assertThat(statuses(answers)).containsOnly(200);
        for (int at = 0; at < 20; at++) {
            int operation = at;
            assertThat(answers)
                    .extracting(answer -> answer.json()
                            .path("Operations")
                            .path(operation)
                            .path("status")
                            .asText())
                    .containsOnly("201", "409")
                    .containsOnlyOnce("201");
        }
        assertThat(total("/Users")).isEqualTo(20);
    }

    private static void assertMadeOnce(List<Answer> answers) {
        assertThat(statuses(answers)).containsOnly(201, 409).containsOnlyOnce(201);
        assertUnique(answers);
    }

    private static void assertUnique(List<Answer> answers) {
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .extracting(answer -> answer.json().path("scimType").asText())
                .containsOnly("uniqueness");
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    private int total(String path) {
        return directory.get(path).path("totalResults").asInt();
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

    private Answer patch(String path, Object... operations) {
        return directory.scim().patch(path, Map.of("Operations", List.of(operations)));
    }

    private static Map<String, Object> person(String userName, String externalId) {
        Map<String, Object> person = new HashMap<>();
        person.put("userName", userName);
        person.put("externalId", externalId);
        person.put("name", Map.of("givenName", "Given", "familyName", "Family"));
        return person;
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> each : IntStream.range(0, times)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList()) {
                futures.add(writers.submit(each));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            writers.shutdown();
        }
    }
}
