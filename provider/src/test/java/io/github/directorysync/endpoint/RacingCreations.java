package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Resources of one name, externalId or address that are created at once are made once. */
abstract class RacingCreations extends RaceScenario {

    RacingCreations(KeycloakServer keycloak) {
        super(keycloak, "races-creations");
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
}
