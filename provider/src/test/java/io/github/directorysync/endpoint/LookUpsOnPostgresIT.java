package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.Cursor;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.ManyRows;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** In blocks of 8 KiB. A scan of one of the tables, or of a whole index, touches many hundreds. */
    private static final long FEW = 90;

    /** The same for a change, which also writes to all indexes, the log and the events, and looks up all foreign keys. */
    private static final long FEW_FOR_A_CHANGE = 600;

    private final OnPostgres server;
    private final TestDirectory directory;
    private final ManyRows rows;
    private final TouchedBlocks blocks;

    LookUpsOnPostgresIT(OnPostgres server) {
        this.server = server;
        blocks = new TouchedBlocks(server.postgres());
        server.clearCaches();
        FixtureRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
        rows = new ManyRows(server.postgres(), directory, ManyRows.HUNDRED_THOUSAND);
    }

    @BeforeAll
    void insert() {
        rows.insert();
    }

    @AfterAll
    void gone() {
        rows.delete();
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
                "/Users  | name.familyName eq \"FAMILY777\"",
                "/Users  | name.familyName eq \"Family777\" and name.givenName eq \"Given\"",
                "/Users  | userName sw \"User99999\" and active eq true",
                "/Users  | meta.lastModified ge \"2100-01-01T00:01:40.100Z\"",
                "/Users  | groups.value eq \"g778\" and userName eq \"user777\"",
                "/Groups | id eq \"g777\"",
                "/Groups | externalId eq \"y777\"",
                "/Groups | displayName eq \"TEAM 777\"",
                "/Groups | members.value eq \"u777\"",
                "/Groups | members[value eq \"u777\" and type eq \"User\"]",
                "/Groups | displayName eq \"team 778\" and members.value eq \"u777\"",
                "/Groups | meta.lastModified gt \"2100-01-01T00:00:19.999Z\" and meta.lastModified lt"
                        + " \"2100-01-01T00:00:20.001Z\""
            })
    void a_look_up_touches_only_a_few_blocks(String path, String filter) {
        String asked = path + "?attributes=id&filter=" + Http.encoded(filter);
        // Once before counting: Keycloak loads the realm and its settings into its caches.
        assertThat(directory.get(asked).path("totalResults").asInt()).isEqualTo(1);
        assertThat(blocks.touchedAtLast(() -> directory.get(asked), FEW))
                .as(filter)
                .isLessThan(FEW);
    }

    /** Each of a hundred people costs a look at Keycloak's row, but nobody else does. */
    @Test
    void a_page_touches_only_its_own_people_wherever_it_is_and_so_does_the_total() {
        Cursor middle = new Cursor("User ", Optional.empty());
        Stored<String> last = new Stored<>("u50000", "", ManyRows.changed(50_000), ManyRows.changed(50_000), 0);

        for (String from : List.of("cursor", "cursor=" + middle.behind(last))) {
            String asked = "/Users?count=100&attributes=id&" + from;
            assertThat(directory.get(asked).path("totalResults").asInt()).isEqualTo(rows.people());
            assertThat(blocks.touchedAtLast(() -> directory.get(asked), FEW + 100 * 5))
                    .as(from)
                    .isLessThan(FEW + 100 * 5);
        }
        assertThat(directory
                        .get("/Users?count=1&startIndex=50000&attributes=id")
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo("u50000");
        assertThat(blocks.touchedAtLast(() -> directory.get("/Users?count=0"), FEW))
                .isLessThan(FEW);
    }

    @Test
    void a_change_touches_only_a_few_blocks() {
        String group = directory.group("One of many");
        List<String> made = new ArrayList<>();

        assertThat(blocks.leastTouchedBy(again -> made.add(directory.user("new" + again + "@example.com"))))
                .as("make")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(blocks.leastTouchedBy(
                        again -> change("/Users/" + made.get(again), "replace", "userName", "other" + again)))
                .as("rename")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(blocks.leastTouchedBy(again -> change("/Users/" + made.get(again), "replace", "active", false)))
                .as("suspend")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(blocks.leastTouchedBy(again ->
                        change("/Groups/" + group, "add", "members", ScimBody.members(List.of(made.get(again))))))
                .as("join")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(blocks.leastTouchedBy(again ->
                        change("/Groups/" + group, "remove", "members", ScimBody.members(List.of(made.get(again))))))
                .as("leave")
                .isLessThan(FEW_FOR_A_CHANGE);
        assertThat(blocks.leastTouchedBy(again ->
                        directory.scim().delete("/Users/" + made.get(again)).ok()))
                .as("remove")
                .isLessThan(FEW_FOR_A_CHANGE);
    }

    private void change(String path, String operation, String attribute, Object value) {
        directory
                .scim()
                .patch(path, ScimBody.patch(operation, attribute, value))
                .ok();
    }

    /** PostgreSQL may plan for a group of average size: here that is half of everybody, and no VACUUM has seen the rows. */
    @Test
    void a_small_group_costs_little_however_large_the_database_expects_it_to_be() {
        String small = directory.group("Two", "u1", "u2");
        server.postgres().execute("UPDATE user_group_membership SET membership_type = membership_type");
        planned(
                "ALTER TABLE user_group_membership ALTER COLUMN group_id SET (n_distinct = 2)",
                "SET plan_cache_mode = force_generic_plan");
        try {
            assertThat(blocks.leastTouchedBy(again ->
                            change("/Groups/" + small, "add", "members", ScimBody.members(List.of("u" + (3 + again))))))
                    .as(() -> "join\n" + blocks.heaviest())
                    .isLessThan(FEW_FOR_A_CHANGE);
            assertThat(blocks.leastTouchedBy(again -> directory.get("/Groups/" + small)))
                    .as("read")
                    .isLessThan(2 * FEW);
        } finally {
            planned(
                    "ALTER TABLE user_group_membership ALTER COLUMN group_id RESET (n_distinct)",
                    "RESET plan_cache_mode");
        }
    }

    private void planned(String statistics, String mode) {
        server.postgres().execute(statistics + "; ANALYZE user_group_membership");
        server.postgres().execute("ALTER SYSTEM " + mode);
        server.postgres().execute("SELECT pg_reload_conf()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=title%20pr", "sortBy=title", "filter=title%20pr&cursor"})
    void a_filter_or_sort_without_an_index_is_refused_with_too_many_above_a_hundred_thousand(String asked) {
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
}
