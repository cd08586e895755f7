package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.ScimProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the operations of a Bulk request refer to: all are answered, and the work is in proportion to the request. */
class AnyBulkTest {

    /**
     * One operation.
     *
     * @param kind 0 to 2 makes something, 3 changes and 4 removes what another one makes
     * @param refused whether it fails
     */
    record Sent(int kind, List<Integer> references, boolean refused) {}

    @Property(tries = 300)
    void all_are_answered_and_none_is_done_more_than_three_times(@ForAll("requests") List<Sent> sent) {
        List<BulkOperation> performed = new ArrayList<>();
        ObjectNode response = new BulkJob(BulkRequest.read(body(sent)), operation -> {
                    performed.add(operation);
                    return outcome(operation);
                })
                .done();

        assertThat(response.path("Operations")).hasSize(sent.size());
        assertThat(performed.size()).isLessThanOrEqualTo(3 * sent.size());
        assertThat(performed).noneMatch(operation -> operation.data().toString().contains("bulkId:"));
        long made = performed.stream()
                .filter(operation -> operation.method().equals("POST"))
                .count();
        assertThat(made).isLessThanOrEqualTo(sent.size());
    }

    /** What is done is done for everybody whom it refers to before. */
    @Property(tries = 300)
    void nothing_refers_to_what_is_not_made_yet(@ForAll("requests") List<Sent> sent) {
        Set<String> made = new HashSet<>();

        new BulkJob(BulkRequest.read(body(sent)), operation -> {
                    operation
                            .data()
                            .map(data -> data.path("members"))
                            .ifPresent(members -> members.forEach(member -> assertThat(made)
                                    .contains(member.path("value").asText())));
                    BulkOutcome outcome = outcome(operation);
                    if (operation.creates() && !outcome.failed()) {
                        made.add("id-of-" + operation.bulkId().orElseThrow());
                    }
                    return outcome;
                })
                .done();
    }

    @Provide
    Arbitrary<List<Sent>> requests() {
        Arbitrary<List<Integer>> references =
                Arbitraries.integers().between(0, 39).list().ofMaxSize(6);
        Arbitrary<Boolean> refused = Arbitraries.integers().between(0, 9).map(one -> one == 0);
        return Combinators.combine(Arbitraries.integers().between(0, 4), references, refused)
                .as(Sent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static ObjectNode body(List<Sent> sent) {
        ObjectNode body = Json.of("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest']}");
        ArrayNode operations = body.putArray("Operations");
        for (int at = 0; at < sent.size(); at++) {
            Sent one = sent.get(at);
            ObjectNode operation = operations.addObject();
            boolean makes = one.kind() < 3;
            operation.put("method", makes ? "POST" : one.kind() == 3 ? "PUT" : "DELETE");
            operation.put("path", makes ? "/Groups" : "/Groups/bulkId:" + (at + 1) % sent.size());
            operation.put("bulkId", Integer.toString(at));
            ObjectNode data = operation.putObject("data").put("displayName", one.refused() ? "refused" : "G");
            one.references()
                    .forEach(to -> data.withArrayProperty("members").addObject().put("value", "bulkId:" + to));
        }
        return body;
    }

    private static BulkOutcome outcome(BulkOperation operation) {
        boolean refused = operation
                .data()
                .map(data -> data.path("displayName").asText().equals("refused"))
                .orElse(false);
        if (refused) {
            return BulkOutcome.refused(ScimProblem.notUnique("Taken."));
        }
        return operation.creates()
                ? new BulkOutcome(
                        201,
                        Optional.of("/Groups/id-of-" + operation.bulkId().orElseThrow()),
                        Optional.empty(),
                        Optional.empty())
                : new BulkOutcome(200, Optional.of(operation.path()), Optional.empty(), Optional.empty());
    }
}
