package io.github.directorysync.endpoint.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.endpoint.request.Payment;
import io.github.directorysync.endpoint.request.RequestHeaders;
import io.github.directorysync.endpoint.request.RequestLine;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.scim.ScimProblem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName': 'ann', 'password': 'hush'}",
                "{'userName': 'ann', 'PassWord': ['hush']}",
                "{'userName': 'ann', 'password': {'value': 'hush'}}",
                "{'Operations': [{'op': 'replace', 'path': 'password', 'value': 'hush'}]}",
                "{'Operations': [{'op': 'replace', 'value': {'password': 'hush'}}]}",
                "{'Operations': [{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:password', 'value': 'hush'}]}",
                "{'userName': 'ann', 'password': hush}",
                "{'userName': 'ann', 'password': 'hush'"
            })
    void a_password_is_not_repeated_from_a_refusal(String body) {
        assertThat(new Redaction(request(Map.of(), body)).detail(repeating())).doesNotContain("hush");
    }

    @Test
    void what_is_no_password_is_kept() {
        Redaction discretion = new Redaction(request(Map.of("filter", "userName eq \"ann\""), "{'userName': 'hush'}"));

        assertThat(discretion.detail(repeating())).contains("hush");
        assertThat(discretion.named()).contains("hush");
        assertThat(discretion.filter()).contains("userName eq \"ann\"");
    }

    @Test
    void a_filter_by_password_is_not_kept_nor_what_is_said_of_it() {
        Redaction discretion = new Redaction(request(Map.of("filter", "PASSWORD eq \"hush\""), ""));

        assertThat(discretion.filter()).contains("…");
        assertThat(discretion.detail(repeating())).isEqualTo("…");
    }

    @Test
    void somebody_who_is_named_like_their_password_is_not_named() {
        assertThat(new Redaction(request(Map.of(), "{'userName': 'hush', 'password': 'hush'}")).named())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Operations': [{'op': 'replace', 'path': 'password eq \\'hush\\'', 'value': 'x'}]}",
                "{'Operations': [{'op': 'replace', 'Path': 'password eq \\'hush', 'value': 'x'}]}",
                "{'Operations': [{'op': 'replace', 'path': 'emails[value eq \\'hush\\']', 'value': 'x'}]}",
                "{'Operations': [{'op': 'replace', 'value': {'emails[value eq \\'hush\\'].value': 'x'}}]}",
                "{'Operations': [{'op': 'replace', 'path': 'hush is my password'}]}",
                "{'Operations': [{'data': {'Operations': [{'path': 'title hush'}]}, 'path': '/Users/1'}]}"
            })
    void a_value_in_a_path_is_not_repeated_from_a_refusal(String body) {
        assertThat(new Redaction(request(Map.of(), body)).detail(repeating())).doesNotContain("hush");
    }

    @Test
    void a_path_that_is_refused_for_what_it_chooses_is_kept_without_what_it_compares_with() {
        String path = "emails[type eq \"work\" and value eq \"hush@x\"].value";
        String body = "{'Operations': [{'path': 'emails[type eq \\'work\\' and value eq \\'hush@x\\'].value'}]}";

        assertThat(new Redaction(request(Map.of(), body))
                        .detail(ScimProblem.noTarget("There is nothing at " + path + ".")))
                .isEqualTo("There is nothing at emails[type eq \"work\" and value eq \"…\"].value.");
    }

    @Test
    void of_a_filter_that_is_refused_no_value_is_kept() {
        Redaction wrong = new Redaction(request(Map.of("filter", "nickname eqq \"hush\""), ""));
        Redaction right = new Redaction(request(Map.of("filter", "nickname eq \"hush\""), ""));

        assertThat(wrong.refusedFilter()).contains("…");
        assertThat(right.refusedFilter()).contains("nickname eq \"…\"");
        assertThat(wrong.detail(repeating())).isEqualTo("…");
        assertThat(right.detail(repeating())).doesNotContain("hush");
    }

    @Test
    void the_line_of_a_request_has_words_and_ids_only() {
        ScimRequest request = new ScimRequest(
                "PATCH",
                List.of("scim", "v2", "Users", "password eq \"hush\"", "0f5b0c1e-0000-4000-8000-000000000000"),
                new MultivaluedHashMap<>(),
                new RequestHeaders(header -> null),
                "",
                Payment.DUE);

        assertThat(RequestLine.of(request)).isEqualTo("PATCH /scim/v2/Users/…/0f5b0c1e-0000-4000-8000-000000000000");
        assertThat(new Operation(request).target().id()).isEmpty();
        assertThat(new Redaction(request).detail(repeating())).isEqualTo("…");
    }

    /** Each is looked for in what is said. */
    @Test
    void of_a_request_with_a_thousand_values_that_must_not_be_said_nothing_is_said() {
        String passwords = "'" + "x','".repeat(500) + String.join("','", numbers("p")) + "'";
        Redaction secrets = new Redaction(request(Map.of(), "{'password': [" + passwords + "]}"));
        String paths = "{'path': 'title eq " + String.join("'}, {'path': 'title eq ", numbers("v")) + "'}";
        Redaction literals = new Redaction(request(Map.of(), "{'Operations': [" + paths + "]}"));

        assertThat(secrets.detail(ScimProblem.invalidValue("short"))).isEqualTo("…");
        assertThat(literals.detail(ScimProblem.invalidValue("short"))).isEqualTo("…");
    }

    @Test
    void half_of_a_value_that_must_not_be_said_is_not_said() {
        String path = "password eq " + "hush".repeat(300);
        Redaction request = new Redaction(request(Map.of(), "{'Operations': [{'path': '" + path + "'}]}"));

        assertThat(request.detail(ScimProblem.invalidPath("The path cannot be read: " + path)))
                .doesNotContain("hush");
    }

    private static List<String> numbers(String before) {
        return IntStream.range(0, 1500).mapToObj(i -> before + i).toList();
    }

    private static ScimProblem repeating() {
        return ScimProblem.invalidValue("The value is hush, and that is not possible.");
    }

    private static ScimRequest request(Map<String, String> parameters, String body) {
        var all = new MultivaluedHashMap<String, String>();
        parameters.forEach(all::putSingle);
        return new ScimRequest(
                "POST",
                List.of("scim", "v2", "Users"),
                all,
                new RequestHeaders(header -> null),
                body.replace('\'', '\"'),
                Payment.DUE);
    }
}
