package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.whole.Http2Answer;
import io.github.directorysync.whole.Http2Connection;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.UnreadableTable;
import io.github.directorysync.whole.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A proxy sends requests of several clients over one connection of HTTP/2: what one does must not end those of the others. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("keeps threads of the server waiting")
class AnswersOverHttp2IT {

    private static final String REALM = "answers-over-http2";

    /** So many that a group of them is read while it is sent. */
    private static final int PEOPLE = 10_010;

    private static final int AT_ONCE = EverybodysGroup.AT_ONCE;

    private static final int SOME_BYTES = 100_000;

    private final OnPostgres server;
    private final EverybodysGroup group;
    private final TestDirectory directory;

    AnswersOverHttp2IT(OnPostgres server) {
        this.server = server;
        group = EverybodysGroup.in(server, REALM, PEOPLE);
        directory = group.directory();
    }

    @BeforeAll
    void insert() {
        group.insert();
    }

    @AfterAll
    void gone() {
        group.close();
    }

    @Test
    void who_cancels_an_answer_leaves_the_others_of_the_connection() throws JsonProcessingException {
        try (Http2Connection proxy = Http2Connection.to(server.keycloak().url())) {
            int large = proxy.get(group.path() + "?attributes=members.value", directory.token());
            for (int again = 0; again < 3 * AT_ONCE; again++) {
                int cancelled = group.ask(proxy);
                proxy.take(cancelled, SOME_BYTES);
                proxy.cancel(cancelled);
                Waiting.until(() -> group.read() == 200);
            }

            Http2Answer whole = proxy.answer(large);
            assertThat(whole.reset()).isEmpty();
            assertThat(new ObjectMapper().readTree(whole.body()).path("members"))
                    .hasSize(PEOPLE);
            assertThat(small(proxy)).isEqualTo(200);
        }
    }

    @Test
    void an_answer_that_is_not_taken_is_ended_in_time_and_the_others_of_the_connection_are_not() {
        try (Http2Connection proxy = Http2Connection.to(server.keycloak().url())) {
            List<Integer> untaken =
                    Stream.generate(() -> group.ask(proxy)).limit(AT_ONCE).toList();
            // The server sends no head, either, before something of the body may follow.
            untaken.forEach(stream -> proxy.take(stream, SOME_BYTES));
            assertThat(proxy.answer(group.ask(proxy)).status()).isEqualTo(429);
            assertThat(small(proxy)).isEqualTo(200);

            assertThat(untaken).allSatisfy(stream -> {
                Http2Answer ended = proxy.end(stream);
                assertThat(ended.reset()).hasValue(Http2Connection.CANCEL);
            });
            assertThat(small(proxy)).isEqualTo(200);
        }
        Waiting.until(() -> group.read() == 200);
        assertThat(Stream.generate(group::read).limit(3 * AT_ONCE)).containsOnly(200);
    }

    @Test
    void an_answer_whose_rest_cannot_be_read_does_not_end_as_if_it_were_whole() throws SQLException {
        try (Http2Connection proxy = Http2Connection.to(server.keycloak().url())) {
            int broken = group.ask(proxy);
            proxy.take(broken, SOME_BYTES);
            try (UnreadableTable members = UnreadableTable.lock(server.postgres(), "user_group_membership")) {
                CompletableFuture<Http2Answer> rest = CompletableFuture.supplyAsync(() -> proxy.answer(broken));
                members.failReadersUntil(rest::isDone);

                assertThat(rest.join().reset()).hasValue(Http2Connection.CANCEL);
            }
            assertThat(small(proxy)).isEqualTo(200);
        }
    }

    @Test
    void who_sends_too_large_a_body_is_refused_and_the_others_of_the_connection_are_not() {
        try (Http2Connection proxy = Http2Connection.to(server.keycloak().url())) {
            int large = proxy.beginPost(
                    directory.path() + "/Users",
                    directory.token(),
                    Map.of("content-type", "application/scim+json", "content-length", "9000000"));

            assertThat(proxy.answer(large).status()).isEqualTo(413);
            assertThat(small(proxy)).isEqualTo(200);
        }
    }

    @Test
    void who_does_not_send_the_body_is_refused_and_given_up_and_the_others_of_the_connection_are_not() {
        try (Http2Connection proxy = Http2Connection.to(server.keycloak().url())) {
            int slow = proxy.beginPost(
                    directory.path() + "/Users", directory.token(), Map.of("content-type", "application/scim+json"));

            assertThat(proxy.answer(slow).status()).isEqualTo(408);
            assertThat(proxy.reset(slow)).isEqualTo(Http2Connection.NO_ERROR);
            assertThat(small(proxy)).isEqualTo(200);
        }
    }

    private int small(Http2Connection connection) {
        return connection
                .answer(connection.get(directory.path() + "/Users?count=2", directory.token()))
                .status();
    }
}
