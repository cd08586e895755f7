package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.RawHttp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Any header is answered with SCIM JSON, or refused by Keycloak before the extension is called. */
@ExtendWith(OnPostgres.Shared.class)
class MalformedHeadersIT extends MalformedScenario {

    MalformedHeadersIT(OnPostgres server) {
        super(server, "malformed-headers");
    }

    @Test
    void any_header_is_answered_with_scim_json_or_a_client_error_of_keycloak() {
        Set<String> keycloaks = new TreeSet<>();

        for (String header : headers()) {
            for (String method : List.of("GET", "PUT")) {
                RawHttp.Reply reply = send(method, "/Users/" + user, List.of(header), bytes("{\"userName\":\"x\"}"));
                if (!isScim(reply)) {
                    keycloaks.add(beginning(header, 40) + " " + reply.status());
                }
            }
        }

        assertThat(keycloaks).allMatch(answer -> answer.matches("(?s).* 4\\d\\d"));
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
}
