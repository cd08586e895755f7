package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals in the words of RFC 7644 §3.12. */
class ScimProblemTest {

    @ParameterizedTest
    @MethodSource("problems")
    void a_refusal_has_its_status_its_type_and_a_sentence(ScimProblem problem, int status, String scimType) {
        var body = problem.body();

        assertThat(problem.status()).isEqualTo(status);
        assertThat(body.path("schemas"))
                .isEqualTo(Json.of("{'x': ['urn:ietf:params:scim:api:messages:2.0:Error']}")
                        .path("x"));
        assertThat(body.path("status").isTextual()).isTrue();
        assertThat(body.path("status").asText()).isEqualTo(Integer.toString(status));
        assertThat(body.path("scimType").asText()).isEqualTo(scimType);
        assertThat(body.has("scimType")).isEqualTo(!scimType.isEmpty());
        assertThat(body.path("detail").asText()).isEqualTo(problem.detail()).isNotBlank();
    }

    @Test
    void a_refusal_repeats_no_more_than_the_beginning_of_what_was_sent() {
        assertThat(RequestRefusal.noSuchEndpoint("x".repeat(1_000_000), "").detail())
                .hasSize(1_001)
                .startsWith("There is");
    }

    @Test
    void a_fault_says_nothing_but_where_to_look() {
        assertThat(ServerFault.fault("7f1c").detail()).contains("7f1c");
        assertThat(ServerFault.fault("7f1c").getStackTrace()).isEmpty();
    }

    @Test
    void a_refusal_says_in_its_head_what_a_client_acts_upon() {
        assertThat(RequestRefusal.methodNotAllowed("PUT", "/x", List.of("GET", "POST"))
                        .headers())
                .isEqualTo(Map.of("Allow", "GET, POST"));
        assertThat(AccessRefusal.tooManyRequests(3, Map.of("X", "0")).headers())
                .isEqualTo(Map.of("Retry-After", "3", "X", "0"));
        assertThat(ScimProblem.forbidden("x").headers()).isEmpty();
    }

    static List<Arguments> problems() {
        return Stream.of(
                        Arguments.of(ScimProblem.noSuchResource("user", "1"), 404, ""),
                        Arguments.of(RequestRefusal.noSuchEndpoint("/x", ""), 404, ""),
                        Arguments.of(RequestRefusal.methodNotAllowed("PUT", "/x", List.of("GET")), 405, ""),
                        Arguments.of(AccessRefusal.tooManyRequests(3, Map.of()), 429, ""),
                        Arguments.of(ScimProblem.tooMany("x"), 400, "tooMany"),
                        Arguments.of(ScimProblem.sensitive("x"), 400, "sensitive"),
                        Arguments.of(ScimProblem.invalidCount("x"), 400, "invalidCount"),
                        Arguments.of(RequestRefusal.invalidVersion("v1"), 400, "invalidVers"),
                        Arguments.of(RequestRefusal.unsupportedMediaType("text/xml"), 415, ""),
                        Arguments.of(RequestRefusal.notImplemented("x"), 501, ""),
                        Arguments.of(RequestRefusal.tooLarge(1), 413, ""),
                        Arguments.of(ScimProblem.invalidSyntax("x"), 400, "invalidSyntax"),
                        Arguments.of(ScimProblem.invalidValue("x"), 400, "invalidValue"),
                        Arguments.of(ScimProblem.invalidPath("x"), 400, "invalidPath"),
                        Arguments.of(ScimProblem.invalidFilter("x"), 400, "invalidFilter"),
                        Arguments.of(ScimProblem.noTarget("x"), 400, "noTarget"),
                        Arguments.of(ScimProblem.readOnly("x"), 400, "mutability"),
                        Arguments.of(ScimProblem.notUnique("x"), 409, "uniqueness"),
                        Arguments.of(ScimProblem.conflict("x"), 409, ""),
                        Arguments.of(AccessRefusal.unauthorized(new ScimProblem.Reason("no-token", "None.")), 401, ""),
                        Arguments.of(ScimProblem.forbidden("x"), 403, ""),
                        Arguments.of(ServerFault.unavailable(), 503, ""),
                        Arguments.of(ServerFault.fault("x"), 500, ""))
                .toList();
    }
}
