package io.github.directorysync.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.RawHttp;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Bytes that no proper client sends. Each is answered in SCIM's words, as the client's mistake, and the server's log
 * knows of no error. On PostgreSQL, which is the stricter about what a text is.
 */
@ExtendWith(OnPostgres.Shared.class)
class MalformedIT {

    private static final String REALM = "malformed";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;
    private final RawHttp raw;
    private final int logged;
    private String user = "";
    private String group = "";

    MalformedIT(OnPostgres server) {
        keycloak = server.keycloak();
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        raw = RawHttp.at(keycloak.url());
        logged = keycloak.log().length();
    }

    @BeforeEach
    void somebody() {
        user = directory.user("somebody@example.com");
        group = directory.group("Somewhere", user);
    }

    @AfterEach
    void the_log_knows_of_no_error() {
        directory.close();
        assertThat(keycloak.errors(logged)).isEmpty();
    }

    @Test
    void any_body_is_answered_in_scims_words() {
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

        places.forEach((path, method) -> {
            for (byte[] body : bodies()) {
                RawHttp.Reply reply = send(method, path, List.of(), body);
                if (!isScim(reply)) {
                    wrong.add(method + " " + path + " " + beginning(body) + " => " + reply.text());
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void any_value_in_a_resource_is_answered_in_scims_words() {
        List<String> wrong = new ArrayList<>();

        for (String value : values()) {
            for (String attribute : List.of(
                    "userName", "externalId", "active", "name", "emails", "title", "meta", "id", "schemas", "groups")) {
                String body = "{\"userName\":\"x\",\"" + attribute + "\":" + value + "}";
                check(wrong, "POST", "/Users", body);
                check(wrong, "PATCH", "/Users/" + user, operation("replace", attribute, value));
            }
            for (String attribute : List.of("displayName", "externalId", "members")) {
                check(wrong, "PATCH", "/Groups/" + group, operation("add", attribute, value));
            }
            for (String parameter : List.of("filter", "count", "startIndex", "sortBy", "attributes", "cursor")) {
                check(wrong, "POST", "/Users/.search", "{\"" + parameter + "\":" + value + "}");
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void any_address_is_answered_in_scims_words_or_by_keycloak_before_us() {
        Set<String> keycloaks = new TreeSet<>();

        for (String target : targets()) {
            for (String method : List.of("GET", "DELETE", "PATCH")) {
                RawHttp.Reply reply = send(method, target, List.of(), bytes("{}"));
                if (!isScim(reply)) {
                    keycloaks.add(target.substring(0, Math.min(40, target.length())) + " " + reply.status());
                }
            }
        }

        assertThat(keycloaks).allMatch(answer -> answer.matches("(?s).* 4\\d\\d"));
    }

    @Test
    void any_header_is_answered_in_scims_words_or_by_keycloak_before_us() {
        Set<String> keycloaks = new TreeSet<>();

        for (String header : headers()) {
            for (String method : List.of("GET", "PUT")) {
                RawHttp.Reply reply = send(method, "/Users/" + user, List.of(header), bytes("{\"userName\":\"x\"}"));
                if (!isScim(reply)) {
                    keycloaks.add(header.substring(0, Math.min(40, header.length())) + " " + reply.status());
                }
            }
        }

        assertThat(keycloaks).allMatch(answer -> answer.matches("(?s).* 4\\d\\d"));
    }

    @Test
    void a_client_that_goes_away_while_it_speaks_is_no_error() {
        for (String length : List.of("Content-Length: 1000", "Transfer-Encoding: chunked")) {
            raw.begin("POST " + directory.path() + "/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + directory.token() + "\r\n" + length + "\r\n\r\n{\"userName\"");
        }

        assertThat(directory.get("/Users").path("totalResults").asInt()).isEqualTo(1);
    }

    private void check(List<String> wrong, String method, String path, String body) {
        RawHttp.Reply reply = send(method, path, List.of(), bytes(body));
        if (!isScim(reply)) {
            wrong.add(method + " " + path + " " + beginning(bytes(body)) + " => " + reply.text());
        }
    }

    private static String operation(String op, String path, String value) {
        return "{\"Operations\":[{\"op\":\"" + op + "\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }

    private RawHttp.Reply send(String method, String path, List<String> further, byte[] body) {
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

    /** Done, or the client's mistake; 304 and 204 have no body, and 501 is what {@code /Me} is. */
    private static boolean isScim(RawHttp.Reply reply) {
        int status = reply.status();
        boolean silent = status == 204 || status == 304;
        boolean json = reply.header("Content-Type").orElse("").startsWith("application/scim+json");
        return (silent || json) && (status / 100 == 2 || status / 100 == 4 || status == 304 || status == 501);
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

    private static List<String> values() {
        return List.of(
                "null",
                "true",
                "0",
                "-1",
                "1e400",
                "1e999999999",
                "-0.0",
                "12345678901234567890123",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "\"\\u202e\\ufffe\"",
                "\"%00%zz\"",
                "\"<script>\"",
                "\"'; drop table ds_user; --\"",
                "\"" + "x".repeat(70_000) + "\"",
                "[]",
                "[null]",
                "[[]]",
                "[[[{}]]]",
                "{}",
                "{\"value\":{}}",
                "{\"value\":\"\\u0000\"}",
                "{\"value\":\"\\ud800\"}",
                "[{\"value\":[]}]",
                "[{\"value\":\"a@b\",\"primary\":\"maybe\"}]",
                "[\"a\",1,true,null,{}]");
    }

    private static List<String> targets() {
        return List.of(
                "/Users/%00",
                "/Users/%0a",
                "/Users/%ff",
                "/Users/%zz",
                "/Users/%",
                "/Users/%2",
                "/Users/%2f",
                "/Users/a%2fb",
                "/Users/%2e%2e",
                "/Users/..",
                "/Users/../Groups",
                "/Users/./x",
                "/Users//x",
                "/Users/x/",
                "/Users/;a=b",
                "/Users;a=b",
                "/Users/%3b",
                "/Users/%5c",
                "/Users/\\",
                "/Users/%u0041",
                "/Users/{id}",
                "/Users/%7bid%7d",
                "/Users/*",
                "/Users/" + "x".repeat(3000),
                "/Users/" + "%41".repeat(1000),
                "/Users/%ed%a0%80",
                "/Users/%f0%9f%a9%ba",
                "/Users/\u00e9",
                "/Users/urn:a:b",
                "/Schemas/%00",
                "/ResourceTypes/%ff",
                "/Users?",
                "/Users?&&==",
                "/Users?filter",
                "/Users?filter=",
                "/Users?filter=%",
                "/Users?filter=%zz",
                "/Users?filter=%00",
                "/Users?filter=id%20eq%20%22%00%22",
                "/Users?filter=userName%20eq%20%22%5cu0000%22",
                "/Users?filter=userName%20eq%20%22%5cud800%22",
                "/Users?filter=externalId%20sw%20%22%5cu0000%22",
                "/Users?filter=emails%20eq%20%22%5cu0000%22",
                "/Users?filter=meta.created%20gt%20%22%5cu0000%22",
                "/Users?filter=meta.created%20gt%20%22%2b999999999-01-01T00:00:00Z%22",
                "/Users?filter=" + "a".repeat(3000),
                "/Users?filter=%ff",
                "/Users?count=99999999999999999999",
                "/Users?count=%00",
                "/Users?count=1e3",
                "/Users?startIndex=-99999999999999999999",
                "/Users?startIndex=2147483647&count=2147483647",
                "/Users?cursor=%00",
                "/Users?cursor=AAAA",
                "/Users?sortBy=%00",
                "/Users?sortBy=emails%5bx",
                "/Users?attributes=%00,,,",
                "/Users?attributes=" + "a,".repeat(1000),
                "/Groups?filter=members%20eq%20%22%5cu0000%22",
                "/Groups?filter=displayName%20eq%20%22%5cu0000%22",
                "/%53%63him");
    }

    private static List<String> headers() {
        return List.of(
                "If-Match: ",
                "If-Match: ,,,",
                "If-Match: \"",
                "If-Match: W/",
                "If-Match: *,*",
                "If-Match: " + "\"1\",".repeat(1000),
                "If-None-Match: \u00e9",
                "If-None-Match: *",
                "Content-Type: x",
                "Content-Type: x/",
                "Content-Type: a b",
                "Content-Type: \u00e9/\u00e9",
                "Content-Type: ",
                "Content-Type: /;;",
                "Content-Type: application/json;charset=nonsense",
                "Content-Type: application/json;charset=UTF-16",
                "Content-Type: */*",
                "Content-Type: multipart/form-data",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nonsense",
                "Content-Encoding: gzip",
                "Accept: x",
                "Accept: ;;;",
                "Accept: text/html",
                "Accept: application/xml;q=nonsense",
                "Accept-Language: \u00e9;q=9",
                "Accept-Charset: nonsense",
                "Authorization: ",
                "Authorization: Bearer",
                "Authorization: Bearer  ",
                "Authorization: Bearer a.b.c",
                "Authorization: Bearer " + "x".repeat(4000),
                "Authorization: Bearer " + "a.".repeat(1000),
                "Authorization: Basic",
                "Authorization: Basic %%%",
                "Authorization: Basic " + "A".repeat(999),
                "Authorization: Digest x",
                "Authorization: \u00e9",
                "Cookie: ;;;=",
                "X-Forwarded-For: \u00e9",
                "X-HTTP-Method-Override: TRACE",
                "Expect: nonsense",
                "Range: bytes=x",
                "Origin: null",
                "Upgrade: nonsense",
                ": x",
                "no colon");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String beginning(byte[] body) {
        String text = new String(body, UTF_8);
        return text.substring(0, Math.min(80, text.length()));
    }
}
