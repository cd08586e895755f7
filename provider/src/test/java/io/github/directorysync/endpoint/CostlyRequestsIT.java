package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Statements;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Filters of the largest allowed size take few statements; larger requests are refused. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the statements of the whole server")
class CostlyRequestsIT extends AttackScenario {

    CostlyRequestsIT(OnPostgres server) {
        super(server, "costly-requests");
    }

    @Test
    void a_filter_of_five_levels_in_each_of_fifty_comparisons_is_answered() {
        directory.user("a@x.example");
        String nested = "((((not (title eq \"x\")))))";
        String widest = "groups.display eq \"x\"" + " or groups.display eq \"x\"".repeat(48) + " or title ne \"x\"";

        assertThat(search(nested).json().path("totalResults").asInt()).isEqualTo(1);
        assertThat(search(widest).json().path("totalResults").asInt()).isEqualTo(1);
        assertThat(search("(" + nested + ")").status()).isEqualTo(400);
        assertThat(search(widest + " or title pr").json().path("scimType").asText())
                .isEqualTo("invalidFilter");
    }

    @Test
    void a_filter_takes_at_most_two_statements_for_each_of_its_comparisons() {
        String fifty = "emails eq \"0@x\""
                + String.join(
                        "",
                        IntStream.range(1, 50)
                                .mapToObj(i -> " or emails eq \"" + i + "@x\"")
                                .toList());
        Statements statements = server.statements();
        search(fifty).ok();

        // The least of several attempts is without what the server did meanwhile.
        assertThat(IntStream.range(0, 10)
                        .mapToLong(again -> {
                            statements.reset();
                            search(fifty).ok();
                            return statements.count();
                        })
                        .min()
                        .orElseThrow())
                .isLessThan(2 * 50 + 20);
    }

    @Test
    void requests_beyond_the_limits_are_refused_and_change_nothing() {
        String id = directory.user("a@x.example");
        Http scim = directory.scim();
        List<Map<String, ?>> duplicates = IntStream.range(0, 115)
                .<Map<String, ?>>mapToObj(i -> Map.of("value", "" + i))
                .toList();
        Map<String, ?> add = ScimBody.operation("add", "emails", duplicates);
        JsonNode before = directory.get("/Users/" + id);

        Answer many = scim.patch("/Users/" + id, ScimBody.patch(Collections.nCopies(2000, add)));
        Answer large = scim.patch("/Users/" + id, ScimBody.patch("add", "title", "x".repeat(70_000)));
        Answer digits = scim.post("/Users/.search", Map.of("count", "1".repeat(1_000_000)));

        assertThat(List.of(
                        many.json().path("scimType").asText(),
                        large.json().path("scimType").asText()))
                .containsOnly("tooMany");
        assertThat(digits.status()).isEqualTo(400);
        assertThat(directory.get("/Users/" + id)).isEqualTo(before);
    }
}
