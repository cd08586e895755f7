package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of large resources end early, and clients that go on from there get each resource once. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("makes pages of five megabytes")
class LargePagesIT extends AttackScenario {

    private static final int LARGEST_PAGE = 5 * 1024 * 1024;

    LargePagesIT(OnPostgres server) {
        super(server, "large-pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "filter=title+pr&", "sortBy=title&"})
    void pages_of_large_users_are_smaller_and_going_on_by_itemsPerPage_gets_each_user_once(String asked) {
        List<String> made = IntStream.range(0, 26).mapToObj(this::large).toList();

        List<String> met = new ArrayList<>();
        JsonNode page = page("/Users?" + asked + "count=1000&attributes=id,title");
        assertThat(page.path("itemsPerPage").asInt()).isBetween(10, 25);
        while (!page.path("Resources").isEmpty()) {
            met.addAll(page.path("Resources").findValuesAsText("id"));
            page = page("/Users?" + asked + "count=1000&startIndex=" + (met.size() + 1));
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(made);
        assertThat(page.path("totalResults").asInt()).isEqualTo(26);
    }

    @Test
    void going_on_by_cursor_or_through_all_types_gets_each_resource_once() {
        List<String> made =
                new ArrayList<>(IntStream.range(0, 26).mapToObj(this::large).toList());
        List<String> byCursor = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page("/Users?count=1000&cursor=" + cursor);
            byCursor.addAll(page.path("Resources").findValuesAsText("id"));
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        assertThat(byCursor).containsExactlyElementsOf(made);

        made.add(directory.group("behind the people"));
        List<String> throughAll = new ArrayList<>();
        JsonNode page = all(1);
        while (!page.path("Resources").isEmpty()) {
            throughAll.addAll(page.path("Resources").findValuesAsText("id"));
            page = all(throughAll.size() + 1);
        }
        assertThat(throughAll).containsExactlyElementsOf(made);
    }

    private JsonNode all(int startIndex) {
        return directory
                .scim()
                .post("/.search", Map.of("startIndex", startIndex, "count", 1000))
                .ok()
                .json();
    }

    private JsonNode page(String path) {
        Answer answer = directory.scim().get(path).ok();
        assertThat(answer.body().length()).isLessThan(LARGEST_PAGE);
        return answer.json();
    }

    /** A user of 240 kB. */
    private String large(int number) {
        Map<String, Object> person = new HashMap<>(Map.of("userName", "large-" + number + "@x.example"));
        for (String attribute : List.of("title", "nickName", "userType", "profileUrl")) {
            person.put(attribute, (number % 7) + "x".repeat(60_000));
        }
        return directory.user(person);
    }

    @Test
    void pages_of_groups_end_where_they_have_too_many_members() {
        directory.user("a@x.example");
        directory.group("a group, so that there is a parent");
        crowd(300, 200);

        List<String> met = new ArrayList<>();
        JsonNode page = directory.get("/Groups?count=1000");
        assertThat(page.path("itemsPerPage").asInt()).isBetween(50, 170);
        while (!page.path("Resources").isEmpty()) {
            met.addAll(page.path("Resources").findValuesAsText("displayName"));
            page = directory.get("/Groups?count=1000&startIndex=" + (met.size() + 1));
        }

        assertThat(met).hasSize(201).doesNotHaveDuplicates();
        assertThat(directory
                        .get("/Groups?count=1000&excludedAttributes=members")
                        .path("Resources"))
                .hasSize(201);
        assertThat(directory.get("/Users?count=1000").path("itemsPerPage").asInt())
                .isBetween(50, 260);
        Postgres postgres = server.postgres();
        postgres.execute("DELETE FROM user_group_membership WHERE group_id LIKE 'crowd-%'");
        postgres.execute("DELETE FROM ds_group WHERE group_id LIKE 'crowd-%'");
        // Attributes for realm exports, which are written in the background.
        postgres.execute("DELETE FROM group_attribute WHERE group_id LIKE 'crowd-%'");
        postgres.execute("DELETE FROM keycloak_group WHERE id LIKE 'crowd-%'");
    }

    /** People and groups, each of the people a member of each of the groups. */
    private void crowd(int people, int groups) {
        Postgres postgres = server.postgres();
        String of = "'" + directory.id() + "'";
        String realm = "(SELECT realm_id FROM component WHERE id = " + of + ")";
        postgres.execute(
                "INSERT INTO user_entity (id, username, email_verified, enabled, realm_id, created_timestamp, not_before)"
                        + " SELECT 'crowd-' || i, 'crowd-' || i, false, true, " + realm
                        + ", i, 0 FROM generate_series(1, "
                        + people + ") i");
        postgres.execute(
                "INSERT INTO ds_user (user_id, directory_id, document, created, last_modified, version) SELECT 'crowd-' || i, "
                        + of + ", '{\"userName\": \"crowd-' || i || '\"}', i, i, 0 FROM generate_series(1, " + people
                        + ") i");
        postgres.execute(
                "INSERT INTO keycloak_group (id, name, parent_group, realm_id, type) SELECT 'crowd-' || i, 'Crowd ' || i,"
                        + " (SELECT parent_group FROM keycloak_group g JOIN ds_group d ON d.group_id = g.id WHERE d.directory_id = "
                        + of + "), " + realm + ", 0 FROM generate_series(1, " + groups + ") i");
        postgres.execute(
                "INSERT INTO ds_group (group_id, directory_id, display_name, created, last_modified, version) SELECT 'crowd-' || i, "
                        + of + ", 'crowd ' || i, i, i, 0 FROM generate_series(1, " + groups + ") i");
        postgres.execute(
                "INSERT INTO user_group_membership (group_id, user_id, membership_type) SELECT 'crowd-' || g, 'crowd-' || u,"
                        + " 'UNMANAGED' FROM generate_series(1, " + groups + ") g, generate_series(1, " + people
                        + ") u");
    }
}
