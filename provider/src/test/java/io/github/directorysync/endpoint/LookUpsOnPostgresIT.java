package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What identity providers look up is found by an index, however large the directory is. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the blocks that the whole database touches")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookUpsOnPostgresIT {

    private static final String REALM = "look-ups";
    private static final int PEOPLE = 100_100;
    private static final int GROUPS = 20_000;

    /** The year 2100: by the time of a change the database expects nobody of another directory among these. */
    private static final long CHANGED = 4_102_444_800_000L;

    /** In blocks of 8 KiB. Whoever goes through one of the tables, or through one whole index, touches many hundreds. */
    private static final long FEW = 90;

    /** The same, with what is written, all its indexes and all its foreign keys. */
    private static final long FEW_FOR_A_CHANGE = 400;

    private final OnPostgres server;
    private final TestDirectory directory;

    LookUpsOnPostgresIT(OnPostgres server) {
        this.server = server;
        FixtureRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
    }

    @BeforeAll
    void a_large_directory() {
        String group = directory.group("a group, so that there is a parent");
        String of = "'" + directory.id() + "'";
        String realm = "(SELECT realm_id FROM component WHERE id = " + of + ")";
        sql(
                "INSERT INTO user_entity (id, username, email, email_constraint, email_verified, enabled, first_name, last_name,"
                        + " realm_id, created_timestamp, not_before) SELECT 'u' || i, 'user' || i, 'user' || i || '@example.com',"
                        + " 'user' || i || '@example.com', false, true, 'Given', 'Family', " + realm
                        + ", i, 0 FROM generate_series(1, " + PEOPLE + ") i");
        sql(
                "INSERT INTO ds_user (user_id, directory_id, external_id, display_name, document, created, last_modified, version, exported)"
                        + " SELECT 'u' || i, " + of
                        + ", 'x' || i, 'person ' || i, '{\"userName\": \"user' || i || '\"}', " + CHANGED + " + i, "
                        + CHANGED + " + i, 0, TRUE"
                        + " FROM generate_series(1, " + PEOPLE + ") i");
        sql("INSERT INTO ds_user_email (user_id, email) SELECT 'u' || i, 'other' || i || '@example.com'"
                + " FROM generate_series(1, " + PEOPLE + ") i");
        sql("INSERT INTO keycloak_group (id, name, parent_group, realm_id, type) SELECT 'g' || i, 'Team ' || i,"
                + " (SELECT parent_group FROM keycloak_group WHERE id = '" + group + "'), " + realm
                + ", 0 FROM generate_series(1, " + GROUPS + ") i");
        sql(
                "INSERT INTO ds_group (group_id, directory_id, external_id, display_name, created, last_modified, version, exported)"
                        + " SELECT 'g' || i, " + of + ", 'y' || i, 'team ' || i, " + CHANGED + " + i, " + CHANGED
                        + " + i, 0, TRUE FROM generate_series(1, "
                        + GROUPS
                        + ") i");
        sql("INSERT INTO user_group_membership (group_id, user_id, membership_type) SELECT 'g' || (1 + i % " + GROUPS
                + "), 'u' || i, 'UNMANAGED' FROM generate_series(1, " + PEOPLE + ") i");
        sql("ANALYZE");
    }

    @AfterAll
    void gone() {
        sql("DELETE FROM user_group_membership WHERE group_id LIKE 'g%'");
        sql("DELETE FROM ds_user_email WHERE user_id LIKE 'u%'");
        sql("DELETE FROM ds_user WHERE directory_id = '" + directory.id() + "'");
        sql("DELETE FROM user_entity WHERE id LIKE 'u%' AND username = 'user' || substr(id, 2)");
        sql("DELETE FROM ds_group WHERE group_id LIKE 'g%' AND directory_id = '" + directory.id() + "'");
        sql("DELETE FROM keycloak_group WHERE name = 'Team ' || substr(id, 2)");
        directory.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Users  | id eq \"u777\"",
                "/Users  | userName eq \"USER777\"",
                "/Users  | userName eq \"user777\" or userName eq \"nobody\"",
                "/Users  | externalId eq \"x777\"",
                "/Users  | emails.value eq \"user777@example.com\"",
                "/Users  | emails.value eq \"other777@example.com\"",
                "/Users  | emails[value eq \"user777@example.com\"]",
                "/Users  | displayName eq \"Person 777\"",
                "/Users  | meta.lastModified ge \"2100-01-01T00:01:40.100Z\"",
                "/Users  | groups.value eq \"g778\" and userName eq \"user777\"",
                "/Groups | id eq \"g777\"",
                "/Groups | externalId eq \"y777\"",
                "/Groups | displayName eq \"TEAM 777\"",
                "/Groups | members.value eq \"u777\"",
                "/Groups | members[value eq \"u777\" and type eq \"User\"]",
                "/Groups | displayName eq \"team 778\" and members.value eq \"u777\"",
                "/Groups | meta.lastModified gt \"2100-01-01T00:00:19.999Z\" and meta.lastModified lt \"2100-01-01T00:00:20.001Z\""
            })
    void a_look_up_touches_a_handful_of_blocks(String path, String filter) {
        String asked = path + "?attributes=id&filter=" + Http.encoded(filter);
        // Once before it counts: Keycloak reads the realm and its settings only once.
        assertThat(directory.get(asked).path("totalResults").asInt()).isEqualTo(1);

        assertThat(leastTouchedBy(again -> directory.get(asked))).as(filter).isLessThan(FEW);
    }

    @Test
    void a_change_goes_through_nobody_but_who_is_concerned() {
        String group = directory.group("One of many");
        List<String> made = new ArrayList<>();

        assertThat(leastTouchedBy(again -> made.add(directory.user("new" + again + "@example.com"))))
                .as("make")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(leastTouchedBy(again -> change("/Users/" + made.get(again), "replace", "userName", "other" + again)))
                .as("rename")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(leastTouchedBy(again -> change("/Users/" + made.get(again), "replace", "active", false)))
                .as("suspend")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(leastTouchedBy(again ->
                        change("/Groups/" + group, "add", "members", List.of(Map.of("value", made.get(again))))))
                .as("join")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(leastTouchedBy(again ->
                        change("/Groups/" + group, "remove", "members", List.of(Map.of("value", made.get(again))))))
                .as("leave")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(leastTouchedBy(again ->
                        directory.scim().delete("/Users/" + made.get(again)).ok()))
                .as("remove")
                .isLessThan(FEW_FOR_A_CHANGE);
    }

    private void change(String path, String operation, String attribute, Object value) {
        directory
                .scim()
                .patch(path, Map.of("Operations", List.of(Map.of("op", operation, "path", attribute, "value", value))))
                .ok();
    }

    /** The least of some tries: what the server does in the background meanwhile is no part of a request. */
    private long leastTouchedBy(IntConsumer request) {
        return IntStream.range(0, 4)
                .mapToLong(again -> {
                    long before = blocks();
                    request.accept(again);
                    return blocks() - before;
                })
                .min()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=title%20pr", "sortBy=title", "filter=title%20pr&cursor"})
    void what_would_mean_to_look_at_more_than_a_hundred_thousand_one_by_one_is_refused(String asked) {
        Answer refused = directory.scim().get("/Users?" + asked);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("scimType").asText()).isEqualTo("tooMany");
        assertThat(directory
                        .get("/Users?filter="
                                + Http.encoded("title pr and meta.lastModified lt \"2100-01-01T00:00:01Z\""))
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    private long blocks() {
        try (Connection connection = server.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet sum =
                        statement.executeQuery("SELECT sum(shared_blks_hit + shared_blks_read) FROM pg_stat_statements"
                                + " WHERE query NOT LIKE '%pg_stat_statements%'")) {
            sum.next();
            return sum.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String statement) {
        try (Connection connection = server.postgres().connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
