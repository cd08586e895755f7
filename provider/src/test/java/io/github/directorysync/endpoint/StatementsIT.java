package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

/** How many SQL statements a request takes, as PostgreSQL counts them, does not grow with what the request does not touch. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the statements of the whole database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {

    private static final String REALM = "statements";
    private static final int MANY = 400;

    /** The server executes statements of its own meanwhile; one statement per member would be hundreds. */
    private static final Offset<Long> IN_THE_BACKGROUND = within(6L);

    private final StatementsOfRequests statements;
    private final TestDirectory small;
    private final TestDirectory large;
    private final List<String> few = new ArrayList<>();
    private final List<String> many = new ArrayList<>();

    StatementsIT(OnPostgres server) {
        FixtureRealm.in(server.keycloak(), REALM);
        small = TestDirectory.in(server.keycloak(), REALM);
        large = TestDirectory.in(server.keycloak(), REALM);
        statements = new StatementsOfRequests(server.statements(), List.of(small, large));
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
    void a_page_takes_the_same_number_of_statements_whatever_its_size_and_that_of_the_directory() {
        long ten = statements.leastOf(small, scim -> scim.get("/Users?count=10").ok());

        assertThat(statements.leastOf(large, scim -> scim.get("/Users?count=10").ok()))
                .isCloseTo(ten, IN_THE_BACKGROUND);
        assertThat(statements.leastOf(
                        large, scim -> scim.get("/Users?count=100").ok()))
                .isCloseTo(ten, IN_THE_BACKGROUND);
        assertThat(statements.leastOf(
                        large, scim -> scim.get("/Users?count=390").ok()))
                .isCloseTo(ten, IN_THE_BACKGROUND);
    }

    @Test
    void a_look_up_takes_the_same_number_of_statements_whatever_the_size_of_the_directory() {
        assertThat(statements.leastOf(
                        large,
                        scim -> scim.get("/Users?filter=" + Http.encoded("userName eq \"many-7@x.example\""))
                                .ok()))
                .isEqualTo(statements.leastOf(
                        small,
                        scim -> scim.get("/Users?filter=" + Http.encoded("userName eq \"few-7@x.example\""))
                                .ok()))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void adding_removing_and_reading_members_takes_the_same_number_of_statements_however_many_they_are() {
        String ten = small.group("Ten");
        String hundreds = large.group("Hundreds");

        long joining = change(small, ten, "add", few.subList(0, 10));
        long reading =
                statements.leastOf(small, scim -> scim.get("/Groups/" + ten).ok());
        long leaving = change(small, ten, "remove", few.subList(0, 1));

        assertThat(change(large, hundreds, "add", many)).isCloseTo(joining, IN_THE_BACKGROUND);
        assertThat(statements.leastOf(
                        large, scim -> scim.get("/Groups/" + hundreds).ok()))
                .isCloseTo(reading, IN_THE_BACKGROUND);
        assertThat(change(large, hundreds, "remove", many)).isCloseTo(leaving, IN_THE_BACKGROUND);
    }

    /** None of the members exists, so that only reading the request can need statements. */
    @Test
    void a_put_of_a_hundred_thousand_members_takes_statements_in_proportion() {
        String group = small.group("Everybody of the world");

        long some = put(group, 10_000);
        long all = put(group, 100_000);

        assertThat(all).isLessThanOrEqualTo(10 * some + 20);
    }

    private long put(String group, int members) {
        String all = Stream.generate(() -> "{\"value\":\"" + UUID.randomUUID() + "\"}")
                .limit(members)
                .collect(Collectors.joining(","));
        return statements.of(
                small,
                scim -> scim.put(
                                "/Groups/" + group,
                                "{\"displayName\": \"Everybody of the world\", \"members\": [" + all + "]}")
                        .ok());
    }

    /** Otherwise the time of an answer would tell which directories exist. */
    @Test
    void an_unauthenticated_request_takes_the_same_number_of_statements_at_a_directory_that_does_not_exist() {
        String nowhere = small.url().replace("/" + small.alias() + "/", "/nowhere/");

        assertThat(stranger(nowhere)).isEqualTo(stranger(small.url())).isEqualTo(1);
    }

    private long stranger(String url) {
        Http stranger = Http.at(url).bearer(TestDirectory.newToken());
        return statements.leastOf(small, stranger, scim -> scim.get("/Users"));
    }

    @Test
    void groups_that_contain_each_other_take_statements_in_proportion() {
        long ten = circle(10);
        long forty = circle(40);

        // Four times as many, and what the background does for each new group; in proportion to the pairs: sixteen
        // times.
        assertThat(forty).isLessThanOrEqualTo(7 * ten);
    }

    /** Groups that all have all of them as members, so that none can be created complete at first. */
    private long circle(int groups) {
        // The least of several attempts, since background work handles new groups while others are created.
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
        return statements.of(
                small, scim -> scim.post("/Bulk", ScimBody.bulk(operations)).ok());
    }

    private long change(TestDirectory directory, String group, String op, List<String> ids) {
        return statements.of(
                directory,
                scim -> scim.patch("/Groups/" + group, ScimBody.patch(op, "members", ScimBody.members(ids)))
                        .ok());
    }
}
