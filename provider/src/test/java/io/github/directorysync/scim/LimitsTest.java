package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.OwnSchemaTest;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Projection;
import io.github.directorysync.scim.search.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is beyond a limit is refused in words that name it, and what is within is done. */
class LimitsTest {

    private static final String LARGEST = "x".repeat(Limits.VALUE_BYTES - 2);

    @Test
    void a_filter_is_nested_five_levels_deep_and_not_six() {
        assertThat(FilterReader.read(ResourceSchema.USER, "(".repeat(5) + "title pr" + ")".repeat(5)))
                .isNotNull();
        assertInvalidFilter("(".repeat(6) + "title pr" + ")".repeat(6), "5");
        assertInvalidFilter("(not ".repeat(5) + "(title pr)" + ")".repeat(5), "5");
        assertInvalidFilter("emails[".repeat(6) + "type pr" + "]".repeat(6), "5");
    }

    /** The parser that would read it calls itself for each level. */
    @Test
    void a_filter_of_a_thousand_levels_is_refused_for_its_depth_before_anything_reads_it() {
        assertInvalidFilter("(".repeat(1000), "5");
        assertInvalidFilter("((((((not(\"".repeat(150), "5");
    }

    @Test
    void a_filter_has_fifty_comparisons_and_not_fifty_one() {
        assertThat(FilterReader.read(ResourceSchema.USER, chained("title pr", 50)))
                .isNotNull();
        assertInvalidFilter(chained("title pr", 51), "50");
        assertInvalidFilter("emails[" + chained("type eq \"a\"", 51) + "]", "50");
    }

    @Test
    void a_body_of_more_tokens_than_a_node_has_memory_for_is_too_many_and_not_bad_json() {
        String within = "{\"a\":[" + "0,".repeat(Limits.JSON_TOKENS - 7) + "0]}";
        String beyond = "{\"a\":[" + "0,".repeat(Limits.JSON_TOKENS) + "0]}";

        assertThat(ScimJson.object(within).path("a")).hasSize(Limits.JSON_TOKENS - 6);
        assertThat(Refused.because(() -> ScimJson.object(beyond))).isEqualTo("tooMany");
    }

    @Test
    void a_quoted_value_is_no_comparison_and_no_level() {
        String value = "\"" + "eq pr ( [ ".repeat(100) + "\"";

        assertThat(FilterReader.read(ResourceSchema.USER, "title eq " + value)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".value"})
    void the_filter_in_a_path_has_the_same_limits(String behind) {
        for (String filter : List.of(chained("type eq \"a\"", 51), "(".repeat(5) + "type pr" + ")".repeat(5))) {
            ObjectNode patch = patch(operation("remove", "emails[" + filter + "]" + behind));

            assertThat(Refused.because(() -> Patched.user(ScimExamples.ALICE, ResourceSchema.USER, patch)))
                    .isEqualTo("invalidFilter");
        }
    }

    @Test
    void a_value_has_64_kB_and_not_a_byte_more() {
        assertThat(user("title", LARGEST)).isNotNull();
        assertTooMany("title", LARGEST + "x", "64 kB");
        assertTooMany("title", "ü".repeat(Limits.VALUE_BYTES / 2), "64 kB");
        assertTooMany("title", "\u0001".repeat(Limits.VALUE_BYTES / 6 + 1), "64 kB");
    }

    @Test
    void a_person_has_256_kB_however_they_came_by_them() {
        ScimUser large = ScimExamples.ALICE;
        for (int i = 0; i < 3; i++) {
            large = Patched.user(large, ResourceSchema.USER, oneMoreEmail(i));
        }
        ScimUser before = large;

        ScimProblem refusal = Refused.by(() -> Patched.user(before, ResourceSchema.USER, oneMoreEmail(3)));

        assertThat(refusal.status()).isEqualTo(413);
        assertThat(refusal.detail()).contains("256 kB");
    }

    private static ObjectNode oneMoreEmail(int i) {
        ObjectNode one = operation("add", "emails");
        one.putObject("value").put("value", i + LARGEST.substring(1));
        return patch(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "startIndex"})
    void a_number_of_a_million_digits_is_refused_unread(String name) {
        ScimProblem refusal = Refused.by(() ->
                ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of(name, "1".repeat(1_000_000)))));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.detail()).contains("100 digits");
    }

    @Test
    void a_list_of_attributes_has_200_names_and_not_201() {
        assertThat(search("attributes", "title" + ",title".repeat(199))).isNotNull();
        assertThat(Refused.because(() -> search("attributes", "title" + ",title".repeat(200))))
                .isEqualTo("invalidValue");
        assertThat(Refused.because(() -> search("excludedAttributes", ",".repeat(1_000_000))))
                .isEqualTo("invalidValue");
    }

    @Test
    void a_list_of_plain_values_has_a_thousand_of_them() {
        ArrayNode badges = JsonNodeFactory.instance.arrayNode();
        IntStream.rangeClosed(0, Limits.LIST_VALUES).forEach(i -> badges.add("b" + i));
        ObjectNode body = Json.of("{'userName': 'a'}");
        body.set(OwnSchemaTest.URN + ":badges", badges);

        assertThat(Refused.because(() -> ScimUser.sent(OwnSchemaTest.SCHEMA, body)))
                .isEqualTo("invalidValue");
    }

    @Property(tries = 500)
    void the_size_of_json_is_known_without_writing_it(@ForAll String text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(text, text).put("b", 1).put("c", true).putArray("d").add(text).addNull();
        // Half a character is written as a question mark; no value has one.
        boolean whole = Text.canBeKept(text.replace("\0", ""));

        long written = ScimJson.text(json).getBytes(StandardCharsets.UTF_8).length;
        assertThat(JsonSize.of(json)).isBetween(whole ? written : 0, 2 * written + 6);
    }

    private static void assertInvalidFilter(String filter, String bound) {
        ScimProblem refusal = Refused.by(() -> FilterReader.read(ResourceSchema.USER, filter));

        assertThat(refusal.body().path("scimType").asText()).isEqualTo("invalidFilter");
        assertThat(refusal.detail()).contains(bound);
    }

    private static void assertTooMany(String attribute, String value, String bound) {
        ScimProblem refusal = Refused.by(() -> user(attribute, value));

        assertThat(refusal.body().path("scimType").asText()).isEqualTo("tooMany");
        assertThat(refusal.detail()).contains(bound);
    }

    private static ScimUser user(String attribute, String value) {
        return ScimUser.sent(ResourceSchema.USER, Json.of("{'userName': 'a'}").put(attribute, value));
    }

    private static Projection search(String name, String value) {
        return new SearchRequest(Map.of(name, value)).projection(ResourceSchema.USER);
    }

    private static String chained(String comparison, int times) {
        return comparison + (" or " + comparison).repeat(times - 1);
    }

    private static ObjectNode operation(String op, String path) {
        return JsonNodeFactory.instance.objectNode().put("op", op).put("path", path);
    }

    private static ObjectNode patch(ObjectNode operation) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Operations").add(operation);
        return body;
    }
}
