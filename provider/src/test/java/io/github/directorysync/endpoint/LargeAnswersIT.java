package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http2Connection;
import io.github.directorysync.whole.ManyRows;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.OpenRequest;
import io.github.directorysync.whole.RawHttp;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.UnreadableTable;
import io.github.directorysync.whole.Waiting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A group so large that its members are read while they are sent. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("keeps threads of the server waiting")
class LargeAnswersIT {

    private static final String REALM = "large-answers";

    /** More than the buffers between a server and a client take. */
    private static final int PEOPLE = ManyRows.HUNDRED_THOUSAND;

    private static final int AT_ONCE = EverybodysGroup.AT_ONCE;

    /** Members who are so many that they count as large when they join, and who are not. */
    private static final int MANY = 4_000;

    private static final int FEW = 200;

    private final OnPostgres server;
    private final EverybodysGroup group;
    private final TestDirectory directory;
    private final String another;

    LargeAnswersIT(OnPostgres server) {
        this.server = server;
        group = EverybodysGroup.in(server, REALM, PEOPLE);
        directory = group.directory();
        another = directory.group("Another");
    }

    @BeforeAll
    void insert() {
        group.insert();
    }

    @AfterAll
    void gone() {
        group.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Groups/$ | /members | display,value,type,$ref",
                "/Groups/$?attributes=members.value | /members | value",
                "/Groups/$?excludedAttributes=members.$ref,members.type | /members | display,value",
                "/Groups?filter=displayName eq \"Everybody\" | /Resources/0/members | display,value,type,$ref"
            })
    void every_member_is_shown_once(String path, String members, String parts) {
        JsonNode shown = directory
                .get(path.replace("/$", "/" + group.id()).replace(" ", "%20").replace("\"", "%22"))
                .at(members);

        assertThat(shown).hasSize(PEOPLE);
        assertThat(shown).extracting(member -> member.path("value").asText()).doesNotHaveDuplicates();
        assertThat(shown)
                .allSatisfy(member ->
                        assertThat(member.fieldNames()).toIterable().containsExactlyInAnyOrder(parts.split(",", -1)));
    }

    @Test
    void who_asks_for_no_body_gets_none() {
        for (int again = 0; again < 2 * AT_ONCE; again++) {
            RawHttp.Reply head = raw().send("HEAD", group.path(), List.of(mine()), new byte[0]);

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).endsWith("\r\n\r\n");
        }
    }

    @Test
    void a_client_that_takes_no_answers_is_refused_more_large_ones_and_nothing_else_and_nobody_else_is() {
        List<OpenRequest> waiting = new ArrayList<>();
        Waiting.until(() -> {
            waiting.add(raw().open("GET", group.path(), List.of(mine())));
            return group.read() == 429;
        });
        assertThat(waiting).hasSizeGreaterThanOrEqualTo(AT_ONCE);

        assertThat(directory.scim().get("/Groups/" + group.id()).header("Retry-After"))
                .contains("1");
        assertThat(directory.get("/Users?count=2").path("Resources")).hasSize(2);
        assertThat(directory
                        .get("/Groups/" + group.id() + "?excludedAttributes=members")
                        .path("displayName")
                        .asText())
                .isEqualTo("Everybody");

        assertThat(joining(MANY)).isEqualTo(429);
        assertThat(joining(FEW)).isEqualTo(204);

        waiting.forEach(OpenRequest::close);
        Waiting.until(() -> group.read() == 200);
        assertThat(Stream.generate(group::read).limit(3 * AT_ONCE)).containsOnly(200);
        assertThat(joining(MANY)).isEqualTo(204);
    }

    private int joining(int people) {
        List<String> members = IntStream.rangeClosed(1, people)
                .mapToObj(number -> "u" + number)
                .toList();
        return directory
                .scim()
                .patch("/Groups/" + another, ScimBody.patch("add", "members", ScimBody.members(members)))
                .status();
    }

    @Test
    void an_answer_whose_rest_cannot_be_read_does_not_end_as_if_it_were_whole() throws SQLException {
        try (OpenRequest broken = raw().open("GET", group.path(), List.of(mine()))) {
            assertThat(broken.answer().status()).isEqualTo(200);
            try (UnreadableTable members = UnreadableTable.lock(server.postgres(), "user_group_membership")) {
                CompletableFuture<String> rest = CompletableFuture.supplyAsync(broken::rest);
                members.failReadersUntil(rest::isDone);

                assertThat(rest.join()).isNotEmpty().doesNotEndWith("\r\n0\r\n\r\n");
            }
        }
    }

    @Test
    void over_http2_a_client_that_reads_nothing_at_all_loses_its_connection() {
        try (Http2Connection deaf = Http2Connection.to(server.keycloak().url())) {
            IntStream.range(0, AT_ONCE).forEach(number -> ask(deaf));
            // One of them was refused if the first reading came before it.
            Waiting.until(() -> {
                ask(deaf);
                return group.read() == 429;
            });
            Waiting.until(deaf::isClosed);
        }
        Waiting.until(() -> group.read() == 200);
        assertThat(Stream.generate(group::read).limit(3 * AT_ONCE)).containsOnly(200);
    }

    private void ask(Http2Connection deaf) {
        deaf.allow(group.ask(deaf));
    }

    @Test
    void a_client_that_asks_over_one_connection_and_takes_no_answer_is_cut_off() {
        String page =
                "GET " + directory.path() + "/Users?count=200 HTTP/1.1\r\nHost: localhost\r\n" + mine() + "\r\n\r\n";
        try (OpenRequest first = raw().open("GET", directory.path() + "/Users?count=200", List.of(mine()))) {
            Waiting.until(() -> !first.send(page.repeat(10).getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(directory.get("/Users?count=2").path("Resources")).hasSize(2);
    }

    private RawHttp raw() {
        return RawHttp.at(server.keycloak().url());
    }

    private String mine() {
        return "Authorization: Bearer " + directory.token();
    }
}
