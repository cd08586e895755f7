package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OpenRequest;
import io.github.directorysync.whole.RawHttp;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that come slowly, not wholly or without end keep nobody else from being answered. */
@WithKeycloak
@Isolated("asserts that nothing is logged, and measures the memory of the whole server")
class SlowBodiesIT {

    private static final String REALM = "slow-bodies";
    private static final String JSON = "Content-Type: application/scim+json";
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final String PORTAL = "/realms/" + REALM + "/directory-sync/portal/api/session";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;
    private final RawHttp raw;
    private final int logged;
    private final List<OpenRequest> open = new ArrayList<>();

    SlowBodiesIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        raw = RawHttp.at(keycloak.url());
        directory.get("/Users");
        logged = keycloak.log().length();
    }

    @AfterEach
    void gone() {
        open.forEach(OpenRequest::close);
        directory.close();
        assertThat(keycloak.log().substring(logged)).doesNotContain("\tat ", " ERROR ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  /Users,         application/scim+json",
        "PUT,   /Users/1,       application/json",
        "PATCH, /Groups/1,      application/scim+json",
        "POST,  /Bulk,          application/scim+json",
        "POST,  /Users/.search, application/scim+json",
        "POST,  /Users,         application/x-www-form-urlencoded",
        "PATCH, /Users/1,       multipart/form-data; boundary=x",
        "POST,  /Users,         text/plain"
    })
    void an_unauthenticated_request_is_answered_before_any_of_its_body_has_come(
            String method, String path, String type) {
        String content = "Content-Type: " + type;
        for (String there : List.of(directory.path(), nowhere())) {
            OpenRequest request =
                    held(method, there + path, content, "Content-Length: " + LARGEST, "Expect: 100-continue");
            String token = "Authorization: Bearer " + TestDirectory.newToken();
            OpenRequest wrong = held(method, there + path, content, "Transfer-Encoding: chunked", token);

            assertThat(request.answer().status()).isEqualTo(401);
            assertThat(wrong.answer().status()).isEqualTo(401);
        }
    }

    @Test
    void two_hundred_unauthenticated_requests_that_hold_back_the_last_byte_take_no_memory() {
        OptionalLong before = keycloak.retainedBytes();

        List<RawHttp.Reply> replies = IntStream.range(0, 200)
                .mapToObj(i -> held("POST", nowhere() + "/Users", JSON, "Content-Length: " + LARGEST)
                        .sendBytes(LARGEST - 1)
                        .answer())
                .toList();

        assertThat(replies).extracting(RawHttp.Reply::status).containsOnly(401);
        keycloak.retainedBytes()
                .ifPresent(after -> assertThat(after - before.orElse(0)).isLessThan(100L * 1024 * 1024));
        assertThat(directory.scim().post("/Users", "{\"userName\": \"ann\"}").status())
                .isEqualTo(201);
    }

    @Test
    void a_body_that_comes_too_slowly_is_answered_408_and_a_directory_has_at_most_ten_of_them() {
        List<OpenRequest> requests = IntStream.range(0, 12)
                .mapToObj(i -> heldByClient(JSON, "Content-Length: 1000").sendBytes(i))
                .toList();
        OpenRequest dripping = held("POST", PORTAL, "Content-Type: application/json", "Content-Length: 1000");

        try (TestDirectory other = TestDirectory.in(keycloak, REALM)) {
            assertThat(other.scim().post("/Users", "{\"userName\": \"else\"}").status())
                    .isEqualTo(201);
            assertThat(other.get("/Users").path("totalResults").asInt()).isEqualTo(1);
        }
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
        Waiting.until(() -> !dripping.sendByte());

        List<RawHttp.Reply> replies = requests.stream().map(OpenRequest::answer).toList();
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 429)
                .hasSize(2)
                .allSatisfy(reply -> assertThat(reply.header("Retry-After")).contains("1"));
        assertThat(replies).filteredOn(reply -> reply.status() == 408).hasSize(10);
        assertThat(requests).allMatch(OpenRequest::isClosed);
        assertThat(directory.scim().post("/Users", "{\"userName\": \"ann\"}").status())
                .isEqualTo(201);
    }

    @Test
    void a_body_without_an_end_is_refused_once_it_is_too_large_and_no_more_of_it_is_read() {
        OpenRequest endless = heldByClient(JSON, "Transfer-Encoding: chunked");
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);

        Waiting.until(
                () -> !Stream.generate(() -> endless.send(chunk)).limit(20).allMatch(Boolean::booleanValue));

        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
    }

    @Test
    void a_body_whose_announced_length_or_type_is_refused_is_not_waited_for() {
        RawHttp.Reply refused =
                heldByClient(JSON, "Content-Length: " + (LARGEST + 1)).answer();
        RawHttp.Reply form = heldByClient("Content-Type: application/x-www-form-urlencoded", "Content-Length: 1000")
                .answer();

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void a_client_that_disconnects_while_it_sends_a_body_causes_no_error_in_the_servers_log() {
        // Repeatedly: on a busy server some connections close before the request reaches the extension, and those with
        // a Content-Length may never reach it.
        Waiting.until(() -> {
            sendHalfAndDisconnect();
            return brokenOff() >= 2;
        });
    }

    private void sendHalfAndDisconnect() {
        for (String length : List.of("Content-Length: 100000", "Transfer-Encoding: chunked")) {
            for (String target : List.of(directory.path() + "/Users", directory.path() + "/Bulk", PORTAL)) {
                raw.begin("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + JSON.replace("scim+", "") + "\r\n"
                        + mine() + "\r\n" + length + "\r\n\r\n{\"userName\"");
            }
        }
    }

    private int brokenOff() {
        return new ActivityEntries(directory).exported().split("connection broke off", -1).length - 1;
    }

    private OpenRequest held(String method, String target, String... headers) {
        OpenRequest request = raw.open(method, target, List.of(headers));
        open.add(request);
        return request;
    }

    private OpenRequest heldByClient(String... headers) {
        return held(
                "POST",
                directory.path() + "/Users",
                Stream.concat(Stream.of(mine()), Stream.of(headers)).toArray(String[]::new));
    }

    private String mine() {
        return "Authorization: Bearer " + directory.token();
    }

    private static String nowhere() {
        return "/realms/" + REALM + "/directories/nowhere/scim/v2";
    }
}
