package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What a request costs does not grow with what it does not touch: counted in statements, as PostgreSQL counts them. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the statements of the whole database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {

    private static final String REALM = "statements";
    private static final int MANY = 400;

    /** The server has other things to do too; whoever asks once for each of hundreds is far above it. */
    private static final Offset<Long> IN_THE_BACKGROUND = within(6L);

    private final Statements statements;
    private final TestDirectory small;
    private final TestDirectory large;
    private final List<String> few = new ArrayList<>();
    private final List<String> many = new ArrayList<>();

    StatementsIT(OnPostgres server) {
        FixtureRealm.in(server.keycloak(), REALM);
        statements = new Statements(server.postgres());
        small = TestDirectory.in(server.keycloak(), REALM);
        large = TestDirectory.in(server.keycloak(), REALM);
    }

    @BeforeAll
    void twoCompanies() {
        IntStream.range(0, 12).forEach(i -> few.add(small.user("few-" + i + "@x.example")));
        IntStream.range(0, MANY).forEach(i -> many.add(large.user("many-" + i + "@x.example")));
    }

    @AfterAll
    void gone() {
        small.close();
        large.close();
    }

    @Test
    void a_page_takes_as_many_statements_whatever_its_size_and_the_directorys() {
        long ten = leastOf(small, scim -> scim.get("/Users?count=10").ok());

        assertThat(leastOf(large, scim -> scim.get("/Users?count=10").ok())).isCloseTo(ten, IN_THE_BACKGROUND);
        assertThat(leastOf(large, scim -> scim.get("/Users?count=100").ok())).isCloseTo(ten, IN_THE_BACKGROUND);
        assertThat(leastOf(large, scim -> scim.get("/Users?count=390").ok())).isCloseTo(ten, IN_THE_BACKGROUND);
    }

    @Test
    void a_look_up_takes_as_many_statements_whatever_the_size_of_the_directory() {
        assertThat(leastOf(
                        large,
                        scim -> scim.get("/Users?filter=" + Http.encoded("userName eq \"many-7@x.example\""))
                                .ok()))
                .isEqualTo(leastOf(
                        small,
                        scim -> scim.get("/Users?filter=" + Http.encoded("userName eq \"few-7@x.example\""))
                                .ok()))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void members_join_leave_and_are_read_in_as_many_statements_however_many_they_are() {
        String ten = small.group("Ten");
        String hundreds = large.group("Hundreds");

        long joining = change(small, ten, "add", few.subList(0, 10));
        long reading = leastOf(small, scim -> scim.get("/Groups/" + ten).ok());
        long leaving = change(small, ten, "remove", few.subList(0, 1));

        assertThat(change(large, hundreds, "add", many)).isCloseTo(joining, IN_THE_BACKGROUND);
        assertThat(leastOf(large, scim -> scim.get("/Groups/" + hundreds).ok())).isCloseTo(reading, IN_THE_BACKGROUND);
        assertThat(change(large, hundreds, "remove", many)).isCloseTo(leaving, IN_THE_BACKGROUND);
    }

    /** More than the largest body of a user; nobody is who they name, so that only what was sent can cost anything. */
    @Test
    void a_hundred_thousand_members_are_taken_in_one_put_and_cost_in_proportion() {
        String group = small.group("Everybody of the world");

        long some = put(group, 10_000);
        long all = put(group, 100_000);

        assertThat(all).isLessThanOrEqualTo(10 * some + 20);
    }

    private long put(String group, int members) {
        String all = Stream.generate(() -> "{\"value\":\"" + UUID.randomUUID() + "\"}")
                .limit(members)
                .collect(Collectors.joining(","));
        return statementsOf(
                small,
                scim -> scim.put(
                                "/Groups/" + group,
                                "{\"displayName\": \"Everybody of the world\", \"members\": [" + all + "]}")
                        .ok());
    }

    /** Else the time of an answer would tell which customers there are. */
    @Test
    void a_stranger_costs_the_same_at_a_directory_that_does_not_exist() {
        String nowhere = small.url().replace("/" + small.alias() + "/", "/nowhere/");

        assertThat(stranger(nowhere)).isEqualTo(stranger(small.url())).isEqualTo(1);
    }

    private long stranger(String url) {
        return IntStream.range(0, 4)
                .mapToLong(time -> {
                    Http scim = Http.at(url).bearer(TestDirectory.newToken());
                    statements.reset();
                    scim.get("/Users");
                    return statements.count();
                })
                .min()
                .orElseThrow();
    }

    @Test
    void a_circle_of_groups_costs_as_many_statements_for_each_however_many_they_are() {
        long ten = circle(10);
        long forty = circle(40);

        assertThat(forty).isLessThanOrEqualTo(4 * ten + 20);
    }

    /** Each has all of them as its members, so that none can be made complete at first. */
    private long circle(int groups) {
        // The least of a few: new groups are looked at in the background while the others are made.
        return IntStream.range(0, 3)
                .mapToLong(time -> circle(groups, time))
                .min()
                .orElseThrow();
    }

    private long circle(int groups, int time) {
        String all = IntStream.range(0, groups)
                .mapToObj("{\"value\": \"bulkId:%d\"}"::formatted)
                .collect(Collectors.joining(","));
        String operations = IntStream.range(0, groups)
                .mapToObj(
                        i -> "{\"method\": \"POST\", \"path\": \"/Groups\", \"bulkId\": \"%d\", \"data\":".formatted(i)
                                + "{\"displayName\": \"Circle %d of %d, %d\", \"members\": [%s]}}"
                                        .formatted(i, groups, time, all))
                .collect(Collectors.joining(","));
        return statementsOf(
                small,
                scim -> scim.post(
                                "/Bulk",
                                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": ["
                                        + operations + "]}")
                        .ok());
    }

    private long change(TestDirectory directory, String group, String op, List<String> ids) {
        return statementsOf(
                directory,
                scim -> scim.patch("/Groups/" + group, members(op, ids)).ok());
    }

    /** The second time: the first may still fill Keycloak's caches of the realm. */
    private long statementsOf(TestDirectory directory, Consumer<Http> request) {
        directory.get("/Users?count=1");
        directory.get("/Groups?count=1");
        statements.awaitExported(small.id());
        statements.awaitExported(large.id());
        statements.reset();
        request.accept(directory.scim());
        return statements.count();
    }

    /** For what can be asked again: the least of a few times is without what the server did beside. */
    private long leastOf(TestDirectory directory, Consumer<Http> request) {
        return IntStream.range(0, 4)
                .mapToLong(time -> statementsOf(directory, request))
                .min()
                .orElseThrow();
    }

    private static Map<String, ?> members(String op, List<String> ids) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                List.of(Map.of(
                        "op",
                        op,
                        "path",
                        "members",
                        "value",
                        ids.stream().map(id -> Map.of("value", id)).toList())));
    }
}
