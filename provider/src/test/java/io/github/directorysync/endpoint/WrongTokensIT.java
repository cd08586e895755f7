package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.RawHttp;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who shows wrong tokens has to wait; who comes from elsewhere than a directory says has none that is right. */
@WithKeycloak
class WrongTokensIT {

    private static final String REALM = "wrong-tokens";
    private static final String HERE = "127.0.0.3";
    private static final String ELSEWHERE = "127.0.0.4";

    private final KeycloakServer keycloak;

    WrongTokensIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
    }

    @Test
    void who_shows_wrong_tokens_waits_and_nobody_else_does() {
        try (TestDirectory directory = TestDirectory.in(keycloak, REALM);
                TestDirectory other = TestDirectory.in(keycloak, REALM)) {
            RawHttp.Reply refused = shutOut(HERE, directory.path());

            assertThat(refused.header("Content-Type").orElse("")).startsWith("application/scim+json");
            assertThat(wait(refused)).isLessThanOrEqualTo(30);
            // The right one is not looked at either, or guessing would go on.
            assertThat(status(HERE, directory.path(), directory.token())).isEqualTo(429);
            assertThat(status(ELSEWHERE, directory.path(), directory.token())).isEqualTo(200);
            assertThat(status(HERE, other.path(), other.token())).isEqualTo(200);
            assertThat(anonymous(HERE, directory.path())).isEqualTo(401);
            assertThat(directory.scim().get("/Users").status()).isEqualTo(200);
        }
    }

    @Test
    void one_who_errs_behind_an_address_does_not_keep_out_one_who_was_right_there() {
        try (TestDirectory directory = TestDirectory.in(keycloak, REALM)) {
            assertThat(status(HERE, directory.path(), directory.token())).isEqualTo(200);

            shutOut(HERE, directory.path());

            assertThat(status(HERE, directory.path(), directory.token())).isEqualTo(200);
        }
    }

    @Test
    void a_directory_that_is_not_there_makes_wait_like_any_other() {
        String nowhere = "/realms/" + REALM + "/directories/nowhere/scim/v2";

        RawHttp.Reply refused = shutOut(HERE, nowhere);

        assertThat(refused.status()).isEqualTo(429);
    }

    @Test
    void where_a_directory_may_not_be_called_from_a_right_token_is_like_a_wrong_one() {
        try (TestDirectory directory = TestDirectory.in(
                keycloak,
                REALM,
                Map.of("allowed-addresses", List.of("127.0.0.1", "::1", "127.0.0.2/31", "2001:db8::/32")))) {
            assertThat(status(HERE, directory.path(), directory.token())).isEqualTo(200);

            RawHttp.Reply right = users(ELSEWHERE, directory.path(), directory.token());
            RawHttp.Reply wrong = users(ELSEWHERE, directory.path(), TestDirectory.newToken());

            assertThat(right.status()).isEqualTo(401);
            assertThat(body(right)).isEqualTo(body(wrong));
            assertThat(body(right)).contains("not accepted from this address");
            assertThat(Http.at(directory.url()).get("/ServiceProviderConfig").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_no_range_of_addresses_is_refused_when_it_is_written() {
        Answer refused = keycloak.admin()
                .post(
                        "/" + REALM + "/components",
                        TestDirectory.component("wrong", Map.of("allowed-addresses", List.of("192.0.2.1/24"))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("192.0.2.1/24");
    }

    /** Wrong tokens until the door is closed for as long as a slow machine needs to look around. */
    private RawHttp.Reply shutOut(String from, String path) {
        List<Integer> free = IntStream.range(0, 20)
                .map(i -> status(from, path, TestDirectory.newToken()))
                .boxed()
                .toList();
        assertThat(free).containsOnly(401);
        List<RawHttp.Reply> replies = new ArrayList<>();
        Waiting.until(() -> {
            replies.add(users(from, path, TestDirectory.newToken()));
            return wait(replies.get(replies.size() - 1)) >= 8;
        });
        return replies.get(replies.size() - 1);
    }

    private static int wait(RawHttp.Reply reply) {
        return reply.status() == 429
                ? Integer.parseInt(reply.header("Retry-After").orElseThrow())
                : 0;
    }

    private int status(String from, String path, String token) {
        return users(from, path, token).status();
    }

    private RawHttp.Reply users(String from, String path, String token) {
        return RawHttp.at(keycloak.url())
                .from(from)
                .send("GET", path + "/Users?count=0", List.of("Authorization: Bearer " + token), new byte[0]);
    }

    private int anonymous(String from, String path) {
        return RawHttp.at(keycloak.url())
                .from(from)
                .send("GET", path + "/Users", List.of("Accept: application/json"), new byte[0])
                .status();
    }

    private static String body(RawHttp.Reply reply) {
        return reply.text().substring(reply.text().indexOf("\r\n\r\n"));
    }
}
