package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.RawHttp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Any address is answered with SCIM JSON, or refused by Keycloak before the extension is called. */
@ExtendWith(OnPostgres.Shared.class)
class MalformedAddressesIT extends MalformedScenario {

    MalformedAddressesIT(OnPostgres server) {
        super(server, "malformed-addresses");
    }

    @Test
    void any_address_is_answered_with_scim_json_or_a_client_error_of_keycloak() {
        Set<String> keycloaks = new TreeSet<>();

        for (String target : targets()) {
            for (String method : List.of("GET", "DELETE", "PATCH")) {
                RawHttp.Reply reply = send(method, target, List.of(), bytes("{}"));
                if (!isScim(reply)) {
                    keycloaks.add(beginning(target, 40) + " " + reply.status());
                }
            }
        }

        assertThat(keycloaks).allMatch(answer -> answer.matches("(?s).* 4\\d\\d"));
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
}
