package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.AnyJson;
import io.github.directorysync.scim.Refused;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any body of a Bulk request is understood or refused; no other exception happens. */
class AnyBulkRequestTest {

    @Property(tries = 1000)
    void every_operation_of_any_bulk_request_is_answered_or_all_are_refused(@ForAll("bulks") ObjectNode body) {
        body.putArray("schemas").add(BulkRequest.SCHEMA);
        Refused.orDone(() -> {
            BulkRequest request = BulkRequest.read(body);
            JsonNode done = new BulkJob(request, AnyBulkRequestTest::performed).done();

            assertThat(done.path("Operations").size())
                    .isLessThanOrEqualTo(request.operations().size());
            if (request.failOnErrors().isEmpty()) {
                assertThat(done.path("Operations")).hasSameSizeAs(request.operations());
            }
        });
    }

    private static BulkOutcome performed(BulkOperation operation) {
        return new BulkOutcome(200, Optional.of(operation.path() + "/1"), operation.version(), Optional.empty());
    }

    @Provide
    Arbitrary<ObjectNode> bulks() {
        Arbitrary<JsonNode> texts = Arbitraries.of(
                        "POST",
                        "PUT",
                        "patch",
                        "DELETE",
                        "GET",
                        "",
                        "/Users",
                        "/Groups/bulkId:a",
                        "/Users/bulkId:",
                        "//",
                        "a",
                        "b",
                        "bulkId:a",
                        "bulkId:b",
                        "W/\"1\"")
                .map(JsonNodeFactory.instance::textNode);
        Arbitrary<JsonNode> data = Arbitraries.maps(Arbitraries.of("userName", "manager", "members"), texts)
                .ofMaxSize(3)
                .map(AnyJson::object);
        Arbitrary<JsonNode> operations = Arbitraries.maps(
                        Arbitraries.of("method", "path", "bulkId", "version", "data"),
                        Arbitraries.frequencyOf(Tuple.of(6, texts), Tuple.of(2, data), Tuple.of(1, AnyJson.json())))
                .ofMaxSize(5)
                .map(AnyJson::object);
        return Combinators.combine(
                        operations.list().ofMaxSize(6), AnyJson.json().optional(0.3))
                .as((all, failOnErrors) -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.putArray("Operations").addAll(all);
                    failOnErrors.ifPresent(errors -> body.set("failOnErrors", errors));
                    return body;
                });
    }
}
