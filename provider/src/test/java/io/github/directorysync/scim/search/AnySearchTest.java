package io.github.directorysync.scim.search;

import static io.github.directorysync.scim.ScimExamples.ALICE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.AnyJson;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any search and any cursor is understood or refused; no other exception happens. */
class AnySearchTest {

    @Property(tries = 1000)
    void any_parameters_are_a_search_or_refused(@ForAll("parameters") Map<String, String> parameters) {
        for (ResourceSchema schema : List.of(ResourceSchema.USER, ResourceSchema.GROUP)) {
            Refused.orDone(() -> ListQuery.read(schema, SearchRequest.ofAddress(addressed(parameters)))
                    .projection()
                    .of(ALICE.document()));
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
                .of(ALICE.document()));
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

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        return Arbitraries.maps(
                        names(),
                        Arbitraries.oneOf(
                                AnyJson.filters(),
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
        return Arbitraries.maps(names(), AnyJson.json()).ofMaxSize(8).map(AnyJson::object);
    }
}
