package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.AnyBodyTest;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.resource.EntityTags;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.Cursor;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.SearchRequest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is asked, in the address or in a body: it is understood or refused, and nothing else ever happens. */
class AnyQuestionTest {

    private static final ObjectNode ALICE = AnyBodyTest.ALICE.document();

    @Property(tries = 2000)
    void any_words_of_filters_are_a_path_or_refused(@ForAll("filters") String text) {
        for (String path :
                List.of(text, "emails[" + text + "]", "emails[" + text + "].value", "members[" + text + "]")) {
            Refused.orDone(() -> Patched.user(AnyBodyTest.ALICE, ResourceSchema.USER, patch(path)));
            Refused.orDone(() -> Patched.group(AnyBodyTest.ADMINS, patch(path)));
        }
    }

    @Property(tries = 1000)
    void any_parameters_are_a_search_or_refused(@ForAll("parameters") Map<String, String> parameters) {
        for (ResourceSchema schema : List.of(ResourceSchema.USER, ResourceSchema.GROUP)) {
            Refused.orDone(() -> ListQuery.read(schema, SearchRequest.ofAddress(addressed(parameters)))
                    .projection()
                    .of(ALICE));
        }
    }

    private static Map<String, List<String>> addressed(Map<String, String> parameters) {
        Map<String, List<String>> addressed = new HashMap<>();
        parameters.forEach((name, value) -> addressed.put(name, List.of(value)));
        return addressed;
    }

    @Property(tries = 1000)
    void any_body_is_a_search_or_refused(@ForAll("searches") ObjectNode body) {
        Refused.orDone(() -> ListQuery.read(ResourceSchema.USER, SearchRequest.ofBody(body))
                .projection()
                .of(ALICE));
    }

    @Property(tries = 1000)
    void any_text_is_a_cursor_or_refused(@ForAll String text) {
        Refused.orDone(() -> Cursor.read("User", text));
    }

    @Property(tries = 1000)
    void any_bytes_are_a_cursor_or_refused(@ForAll byte[] bytes) {
        String text = Base64.getUrlEncoder().encodeToString(bytes);

        Refused.orDone(() -> Cursor.read("User", text));
    }

    @Property(tries = 1000)
    void any_text_is_a_list_of_versions(@ForAll String text) {
        assertThat(EntityTags.of(text).tags()).isNotNull();
    }

    @Property(tries = 1000)
    void every_operation_of_any_bulk_request_is_answered_or_all_are_refused(@ForAll("bulks") ObjectNode body) {
        body.putArray("schemas").add(BulkRequest.SCHEMA);
        Refused.orDone(() -> {
            BulkRequest request = BulkRequest.read(body);
            JsonNode done = new BulkJob(request, AnyQuestionTest::performed).done();

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

    private static ObjectNode patch(String path) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("Operations")
                .addObject()
                .put("op", "replace")
                .put("path", path)
                .put("value", "x");
        return body;
    }

    @Provide
    Arbitrary<String> filters() {
        return Arbitraries.of(
                        "userName",
                        "emails",
                        "emails.value",
                        "name.givenName",
                        "members",
                        "active",
                        "meta.created",
                        "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                        "urn:",
                        ":",
                        ".",
                        "..",
                        "value",
                        "type",
                        "eq",
                        "NE",
                        "co",
                        "sw",
                        "ew",
                        "gt",
                        "ge",
                        "lt",
                        "le",
                        "pr",
                        "and",
                        "OR",
                        "not",
                        "not(",
                        "(",
                        ")",
                        "[",
                        "]",
                        "].value",
                        "\"x\"",
                        "\"\"",
                        "\"\\\"\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"\\x\"",
                        "\"",
                        "\\",
                        "true",
                        "False",
                        "null",
                        "1",
                        "-1e9",
                        "2020-01-01T00:00:00Z",
                        "\0",
                        "\u00e9",
                        "$ref")
                .list()
                .ofMaxSize(12)
                .flatMap(words -> Arbitraries.of(" ", "", "  ").map(gap -> String.join(gap, words)));
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        return Arbitraries.maps(
                        names(),
                        Arbitraries.oneOf(
                                filters(),
                                Arbitraries.strings().ofMaxLength(20),
                                Arbitraries.of(
                                        "ascending", "DESCENDING", "0", "-1", "2147483648", "1e3", "id,,name.x")))
                .ofMaxSize(8);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of(
                "filter", "sortBy", "sortOrder", "cursor", "startIndex", "count", "attributes", "excludedAttributes");
    }

    @Provide
    Arbitrary<ObjectNode> searches() {
        return Arbitraries.maps(names(), json()).ofMaxSize(8).map(AnyQuestionTest::object);
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
                .map(AnyQuestionTest::object);
        Arbitrary<JsonNode> operations = Arbitraries.maps(
                        Arbitraries.of("method", "path", "bulkId", "version", "data"),
                        Arbitraries.frequencyOf(Tuple.of(6, texts), Tuple.of(2, data), Tuple.of(1, json())))
                .ofMaxSize(5)
                .map(AnyQuestionTest::object);
        return Combinators.combine(operations.list().ofMaxSize(6), json().optional(0.3))
                .as((all, failOnErrors) -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.putArray("Operations").addAll(all);
                    failOnErrors.ifPresent(errors -> body.set("failOnErrors", errors));
                    return body;
                });
    }

    private Arbitrary<JsonNode> json() {
        var json = JsonNodeFactory.instance;
        return Arbitraries.oneOf(
                filters().map(json::textNode),
                Arbitraries.of(0.5, 1e300, 7.0, -1.0).map(json::numberNode),
                Arbitraries.longs().map(json::numberNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                filters().list().ofMaxSize(3).map(all -> {
                    var array = json.arrayNode();
                    all.forEach(array::add);
                    return array;
                }),
                Arbitraries.of(json.nullNode(), json.objectNode(), json.arrayNode()));
    }

    private static ObjectNode object(Map<String, ? extends JsonNode> parts) {
        var object = JsonNodeFactory.instance.objectNode();
        new HashMap<>(parts).forEach(object::set);
        return object;
    }
}
