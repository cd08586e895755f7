package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as it comes in. */
class JsonReaderTest {

    @Property(tries = 500)
    void whatever_has_no_decimals_is_read_as_Jackson_reads_it(@ForAll("trees") JsonNode tree) throws IOException {
        String text = tree.toString();

        assertThat(JsonReader.read(new JsonFactory(), text)).isEqualTo(new ObjectMapper().readTree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1.50", "1E+2", "0.1000000000000000055511151231257827"})
    void a_number_is_kept_in_the_digits_in_which_it_was_sent(String digits) {
        ScimUser user = ScimUser.sent(ResourceSchema.USER, ScimJson.object("""
                {"userName": "a", "title": %s}""".formatted(digits)));

        assertThat(user.document().path("title").textValue()).isEqualTo(digits);
    }

    /** A Bulk operation's data are written and read once more. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1.50"})
    void a_number_is_written_as_it_was_read(String digits) {
        String text = "{\"title\":" + digits + "}";

        assertThat(ScimJson.text(ScimJson.object(text))).isEqualTo(text);
        assertThat(ScimJson.object(text)).isEqualTo(ScimJson.object(text)).hasSameHashCodeAs(ScimJson.object(text));
        assertThat(ScimJson.object(text)).isNotEqualTo(ScimJson.object("{\"title\": 7.25}"));
    }

    @Test
    void a_huge_exponent_is_a_huge_number_and_not_a_number_of_so_many_digits() {
        JsonNode huge = ScimJson.object("{\"count\": 1e999999999}").path("count");
        JsonNode small = ScimJson.object("{\"count\": 2.5}").path("count");

        assertThat(huge.isFloatingPointNumber()).isTrue();
        assertThat(huge.asInt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(huge.numberValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(huge.decimalValue()).isEqualByComparingTo(Long.toString(Long.MAX_VALUE));
        assertThat(huge.bigIntegerValue().bitLength()).isLessThan(64);
        assertThat(List.of(huge.canConvertToInt(), huge.canConvertToLong())).containsOnly(false);
        assertThat(List.of(small.canConvertToInt(), small.canConvertToLong())).containsOnly(true);
        assertThat(small.asLong()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "1.", "1.0e"})
    void a_number_of_too_many_digits_is_refused(String begin) {
        String text = "{\"title\": " + begin + "0".repeat(1_000_000) + "}";

        assertThat(Refused.because(() -> ScimUser.sent(ResourceSchema.USER, ScimJson.object(text))))
                .isEqualTo("invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{} {}", "{},", "[]", "{\"a\":1]", "{\"a\" 1}", "{\"a\":01}", "nul", "\"a\""})
    void what_is_not_one_object_is_refused(String text) {
        assertThat(Refused.because(() -> ScimJson.object(text))).isEqualTo("invalidSyntax");
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        var json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5).map(json::textNode),
                Arbitraries.integers().map(json::numberNode),
                Arbitraries.longs().map(json::numberNode),
                Arbitraries.bigIntegers().map(json::numberNode),
                Arbitraries.of(json.nullNode(), json.booleanNode(true), json.booleanNode(false)));
        return Arbitraries.recursive(() -> leaves, JsonReaderTest::nested, 0, 4);
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        var json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(3).map(all -> json.arrayNode().addAll(all));
        Arbitrary<JsonNode> objects = Arbitraries.maps(Arbitraries.of("a", "b", "ä\"", ""), inner)
                .ofMaxSize(3)
                .map(fields -> json.objectNode().setAll(Map.copyOf(fields)));
        return Arbitraries.oneOf(inner, arrays, objects);
    }
}
