package io.github.directorysync.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Any bytes as the body of a request are answered with SCIM JSON. */
@ExtendWith(OnPostgres.Shared.class)
class MalformedBodiesIT extends MalformedScenario {

    MalformedBodiesIT(OnPostgres server) {
        super(server, "malformed-bodies");
    }

    @Test
    void any_body_is_answered_with_scim_json() {
        Map<String, String> places = Map.of(
                "/Users",
                "POST",
                "/Users/" + user,
                "PUT",
                "/Users/" + user + "?",
                "PATCH",
                "/Groups",
                "POST",
                "/Groups/" + group,
                "PATCH",
                "/Bulk",
                "POST",
                "/.search",
                "POST",
                "/Groups/.search",
                "POST");
        List<String> wrong = new ArrayList<>();

        places.forEach((path, method) ->
                bodies().forEach(body -> wrong(method, path, body).ifPresent(wrong::add)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_connection_that_breaks_off_in_a_body_is_no_error() {
        for (String length : List.of("Content-Length: 1000", "Transfer-Encoding: chunked")) {
            raw.begin("POST " + directory.path() + "/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + directory.token() + "\r\n" + length + "\r\n\r\n{\"userName\"");
        }

        assertThat(directory.get("/Users").path("totalResults").asInt()).isEqualTo(1);
    }

    private static List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}",
                "{}{}",
                "{} x",
                "{'userName':'x'}",
                "{userName:\"x\"}",
                "{\"userName\":\"x\",}",
                "/* */{\"userName\":\"x\"}",
                "{\"\":\"\"}",
                "{\"\\u0000\":1}",
                "{\"userName\":\"a\",\"userName\":\"b\"}",
                "{\"Operations\":[],\"operations\":[]}",
                "{\"Operations\":" + "[".repeat(10_000),
                "{\"a\":".repeat(10_000),
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"userName\":" + "9".repeat(5000) + "}",
                "{\"userName\":\"x\",\"title\":\"" + "y".repeat(300_000) + "\"}",
                "{\"userName\":\"\t\"}",
                "{\"userName\":NaN}",
                "{\"userName\":0x1}",
                "{\"userName\":\"\\x\"}",
                "{\"userName\":\"\\ud800\"}",
                "\ufeff{\"userName\":\"bom\"}",
                "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[" + "(".repeat(1000) + "\"}]}",
                "{\"filter\":\"" + "(".repeat(1000) + "\"}",
                "{\"filter\":\"" + "not (".repeat(300) + "\"}",
                "{\"filter\":\"id eq \\\"\\\\u0000\\\"\"}",
                "{\"filter\":\"userName eq \\\"\\u0000\\\"\"}",
                "{\"filter\":\"userName eq \\\"\\ud800\\\"\"}",
                "{\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Users/\\u0000\"},"
                        + "{\"method\":\"PATCH\",\"path\":\"/Users/a/b/c\",\"data\":{}},"
                        + "{\"method\":\"GET\",\"path\":\"\"},{\"method\":\"POST\",\"path\":\"//\"}]}")) {
            bodies.add(bytes(text));
        }
        bodies.add("{\"userName\":\"ütf\"}".getBytes(ISO_8859_1));
        bodies.add("{\"userName\":\"wide\"}".getBytes(UTF_16LE));
        bodies.add(new byte[] {'{', '"', 0, '"', ':', '1', '}'});
        bodies.add(new byte[] {(byte) 0xc0, (byte) 0x80});
        bodies.add(new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0});
        bodies.add(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
        return bodies;
    }
}
