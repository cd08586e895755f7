package io.github.directorysync.endpoint.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.endpoint.request.Payment;
import io.github.directorysync.endpoint.request.RequestHeaders;
import io.github.directorysync.endpoint.request.ScimRequest;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "scim/v2/Users, /scim/v2/Users",
        "scim/v2/Userss, /scim/v2/Userss",
        "SCIM/V2/Users/3f5c, /SCIM/V2/Users/3f5c",
        "scim/v2/Users/ann@example.com, /scim/v2/Users/ann@example.com",
        "scim/v2/Users/kcds_abcdefghijklmnop, /scim/v2/Users/…",
        "scim/v2/eyJhbGciOiJSUzI1NiJ9.e30.x, /scim/v2/…",
        "scim/v2/Users/password, /scim/v2/Users/…",
        "scim/v2/Users/userName eq \"x\", /scim/v2/Users/…"
    })
    void a_path_is_kept_but_for_what_may_be_a_secret(String sent, String kept) {
        assertThat(new LoggedAddress(request(sent, Map.of()), false).path()).isEqualTo(kept);
    }

    @Test
    void of_a_query_names_and_what_is_asked_of_a_list_are_kept() {
        Map<String, String> query = Map.of(
                "filter",
                "userName eq \"ann b\"",
                "count",
                "10",
                "attributes",
                "userName,name.familyName",
                "token",
                "abc");

        assertThat(new LoggedAddress(request("scim/v2/Users", query), false).path())
                .isEqualTo("/scim/v2/Users?attributes=userName,name.familyName&count=10"
                        + "&filter=userName%20eq%20%22ann%20b%22&token=…");
    }

    @Test
    void of_a_refused_filter_no_value_is_kept_and_none_of_one_that_speaks_of_passwords() {
        Map<String, String> values = Map.of("filter", "userName eq \"hush\"");
        Map<String, String> passwords = Map.of("filter", "password eq \"hush\"", "sortBy", "password");

        assertThat(new LoggedAddress(request("scim/v2/Users", values), true).path())
                .startsWith("/scim/v2/Users?filter=userName")
                .doesNotContain("hush");
        assertThat(new LoggedAddress(request("scim/v2/Users", passwords), false).path())
                .isEqualTo("/scim/v2/Users?filter=…&sortBy=…");
    }

    private static ScimRequest request(String path, Map<String, String> query) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        query.forEach(parameters::putSingle);
        return new ScimRequest(
                "GET", List.of(path.split("/")), parameters, new RequestHeaders(name -> null), "", Payment.DUE);
    }
}
