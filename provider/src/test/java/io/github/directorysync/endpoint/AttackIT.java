package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.RandomFilter;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token holder asks for as much as they can: counted in bytes that stay, bytes of a page and statements. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("measures the memory of the whole server")
class AttackIT {

    private static final String REALM = "attacks";

    /** What Keycloak's caches, pools and PostgreSQL's driver take meanwhile; one filter of old left 220 MB. */
    private static final long BESIDE = 24L * 1024 * 1024;

    private static final int LARGEST_PAGE = 5 * 1024 * 1024;

    private final OnPostgres server;
    private final TestDirectory directory;

    AttackIT(OnPostgres server) {
        this.server = server;
        FixtureRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void filters_of_a_thousand_shapes_leave_nothing_in_the_servers_memory() {
        directory.user("a@x.example");
        LongStream.range(0, 100).forEach(this::search);
        Assumptions.assumeTrue(server.keycloak().retainedBytes().isPresent(), "a server whose memory can be seen");
        long before = server.keycloak().retainedBytes().orElseThrow();

        LongStream.range(100, 1100).forEach(this::search);

        assertThat(server.keycloak().retainedBytes().orElseThrow() - before).isLessThan(BESIDE);
    }

    private void search(long seed) {
        directory
                .scim()
                .post("/Users/.search", Map.of("filter", RandomFilter.of(seed, 50), "count", 10))
                .ok();
    }

    /** As a parser does that keeps them in case they come again. */
    @Test
    void names_that_nobody_knows_leave_nothing_in_the_servers_memory() {
        search("title pr").ok();
        Assumptions.assumeTrue(server.keycloak().retainedBytes().isPresent(), "a server whose memory can be seen");
        long before = server.keycloak().retainedBytes().orElseThrow();

        for (int i = 0; i < 25; i++) {
            Map<String, Object> body = new HashMap<>(Map.of("count", 0));
            String request = "n" + i;
            IntStream.range(0, 80).forEach(name -> body.put(request + "-" + name + "x".repeat(49_000), 1));
            directory.scim().post("/Users/.search", body).ok();
        }

        assertThat(server.keycloak().retainedBytes().orElseThrow() - before).isLessThan(BESIDE);
    }

    @Test
    void a_filter_of_five_levels_in_each_of_fifty_comparisons_is_answered() {
        directory.user("a@x.example");
        String nested = "((((not (title eq \"x\")))))";
        String widest = "groups.display eq \"x\"" + " or groups.display eq \"x\"".repeat(48) + " or title ne \"x\"";

        assertThat(search(nested).json().path("totalResults").asInt()).isEqualTo(1);
        assertThat(search(widest).json().path("totalResults").asInt()).isEqualTo(1);
        assertThat(search("(" + nested + ")").status()).isEqualTo(400);
        assertThat(search(widest + " or title pr").json().path("scimType").asText())
                .isEqualTo("invalidFilter");
    }

    private Answer search(String filter) {
        return directory.scim().post("/Users/.search", Map.of("filter", filter));
    }

    @Test
    void a_filter_takes_at_most_two_statements_for_each_of_its_comparisons() {
        String fifty = "emails eq \"0@x\""
                + String.join(
                        "",
                        IntStream.range(1, 50)
                                .mapToObj(i -> " or emails eq \"" + i + "@x\"")
                                .toList());
        Statements statements = new Statements(server.postgres());
        search(fifty).ok();
        statements.reset();

        search(fifty).ok();

        assertThat(statements.count()).isLessThan(2 * 50 + 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "filter=title+pr&", "sortBy=title&"})
    void pages_of_large_people_are_smaller_and_going_on_by_itemsPerPage_meets_everybody_once(String asked) {
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
    void going_on_by_cursor_or_through_all_types_meets_everybody_once_too() {
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

    /** Of 240 kB. */
    private String large(int number) {
        Map<String, Object> person = new HashMap<>(Map.of("userName", "large-" + number + "@x.example"));
        for (String attribute : List.of("title", "nickName", "userType", "profileUrl")) {
            person.put(attribute, (number % 7) + "x".repeat(60_000));
        }
        return directory.user(person);
    }

    @Test
    void pages_of_groups_end_where_their_members_are_too_many() {
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
                .isBetween(100, 260);
        sql("DELETE FROM user_group_membership WHERE group_id LIKE 'crowd-%'");
        sql("DELETE FROM ds_group WHERE group_id LIKE 'crowd-%'");
        // In the background they have been given what a realm export carries.
        sql("DELETE FROM group_attribute WHERE group_id LIKE 'crowd-%'");
        sql("DELETE FROM keycloak_group WHERE id LIKE 'crowd-%'");
    }

    /** Everybody in every group. */
    private void crowd(int people, int groups) {
        String of = "'" + directory.id() + "'";
        String realm = "(SELECT realm_id FROM component WHERE id = " + of + ")";
        sql("INSERT INTO user_entity (id, username, email_verified, enabled, realm_id, created_timestamp, not_before)"
                + " SELECT 'crowd-' || i, 'crowd-' || i, false, true, " + realm + ", i, 0 FROM generate_series(1, "
                + people + ") i");
        sql(
                "INSERT INTO ds_user (user_id, directory_id, document, created, last_modified, version) SELECT 'crowd-' || i, "
                        + of + ", '{\"userName\": \"crowd-' || i || '\"}', i, i, 0 FROM generate_series(1, " + people
                        + ") i");
        sql("INSERT INTO keycloak_group (id, name, parent_group, realm_id, type) SELECT 'crowd-' || i, 'Crowd ' || i,"
                + " (SELECT parent_group FROM keycloak_group g JOIN ds_group d ON d.group_id = g.id WHERE d.directory_id = "
                + of + "), " + realm + ", 0 FROM generate_series(1, " + groups + ") i");
        sql(
                "INSERT INTO ds_group (group_id, directory_id, display_name, created, last_modified, version) SELECT 'crowd-' || i, "
                        + of + ", 'crowd ' || i, i, i, 0 FROM generate_series(1, " + groups + ") i");
        sql(
                "INSERT INTO user_group_membership (group_id, user_id, membership_type) SELECT 'crowd-' || g, 'crowd-' || u,"
                        + " 'UNMANAGED' FROM generate_series(1, " + groups + ") g, generate_series(1, " + people
                        + ") u");
    }

    private void sql(String statement) {
        try (Connection connection = server.postgres().connect();
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_beyond_the_limits_is_refused_and_nobody_is_changed() {
        String id = directory.user("a@x.example");
        Http scim = directory.scim();
        List<Map<String, ?>> duplicates = IntStream.range(0, 115)
                .<Map<String, ?>>mapToObj(i -> Map.of("value", "" + i))
                .toList();
        Map<String, ?> add = Map.of("op", "add", "path", "emails", "value", duplicates);
        JsonNode before = directory.get("/Users/" + id);

        Answer many = scim.patch("/Users/" + id, Map.of("Operations", Collections.nCopies(2000, add)));
        Answer large = scim.patch(
                "/Users/" + id,
                Map.of("Operations", List.of(Map.of("op", "add", "path", "title", "value", "x".repeat(70_000)))));
        Answer digits = scim.post("/Users/.search", Map.of("count", "1".repeat(1_000_000)));

        assertThat(List.of(
                        many.json().path("scimType").asText(),
                        large.json().path("scimType").asText()))
                .containsOnly("tooMany");
        assertThat(digits.status()).isEqualTo(400);
        assertThat(directory.get("/Users/" + id)).isEqualTo(before);
    }
}
