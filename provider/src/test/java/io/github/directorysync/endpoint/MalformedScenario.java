package io.github.directorysync.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.RawHttp;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Requests that no proper client sends, as bytes. Each has to be answered with SCIM JSON, as the client's mistake, and
 * without an error in the server's log. On PostgreSQL, which accepts fewer texts than H2.
 */
abstract class MalformedScenario {

    final TestDirectory directory;
    final RawHttp raw;
    String user = "";
    String group = "";

    private final KeycloakServer keycloak;
    private final int logged;

    MalformedScenario(OnPostgres server, String realm) {
        keycloak = server.keycloak();
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
        raw = RawHttp.at(keycloak.url());
        logged = keycloak.log().length();
    }

    @BeforeEach
    void somebody() {
        user = directory.user("somebody@example.com");
        group = directory.group("Somewhere", user);
    }

    @AfterEach
    void the_servers_log_has_no_error() {
        directory.close();
        assertThat(keycloak.errors(logged)).isEmpty();
    }

    /** The request and its answer, unless that is one of SCIM. */
    Optional<String> wrong(String method, String path, byte[] body) {
        RawHttp.Reply reply = send(method, path, List.of(), body);
        return isScim(reply)
                ? Optional.empty()
                : Optional.of(method + " " + path + " " + beginning(body) + " => " + reply.text());
    }

    RawHttp.Reply send(String method, String path, List<String> further, byte[] body) {
        List<String> headers = new ArrayList<>(further);
        missing(headers, "Authorization", "Bearer " + directory.token());
        missing(headers, "Content-Type", "application/scim+json");
        if (headers.stream().noneMatch(header -> header.startsWith("Transfer-Encoding"))) {
            missing(headers, "Content-Length", String.valueOf(body.length));
        }
        return raw.send(method, directory.path() + path, headers, body);
    }

    private static void missing(List<String> headers, String name, String value) {
        if (headers.stream().noneMatch(header -> header.startsWith(name + ":"))) {
            headers.add(name + ": " + value);
        }
    }

    /** A success or a client error, as SCIM JSON; 204 and 304 have no body, and {@code /Me} is answered 501. */
    static boolean isScim(RawHttp.Reply reply) {
        int status = reply.status();
        boolean silent = status == 204 || status == 304;
        boolean json = reply.header("Content-Type").orElse("").startsWith("application/scim+json");
        return (silent || json) && (status / 100 == 2 || status / 100 == 4 || status == 304 || status == 501);
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String beginning(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String beginning(byte[] body) {
        return beginning(new String(body, UTF_8), 80);
    }
}
