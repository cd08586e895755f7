package io.github.directorysync.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes that a directory declares itself: a plain list among them, which the standard schemas do not have. */
public class OwnSchemaTest {

    public static final String URN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
    public static final ResourceSchema SCHEMA = ResourceSchema.USER.with(Schema.declared(
            URN,
            List.of(
                    Attribute.declared("costCode", Attribute.AttributeType.STRING, false),
                    Attribute.declared("badges", Attribute.AttributeType.STRING, true),
                    Attribute.declared("contractor", Attribute.AttributeType.BOOLEAN, false))));
    public static final ScimUser ALICE = ScimUser.sent(
            SCHEMA,
            Json.of("{'userName': 'alice', '" + URN
                    + "': {'costCode': 'A7', 'badges': ['red', 'blue'], 'contractor': 'False'}}"));

    @Test
    void it_is_kept_as_sent() {
        assertThat(ALICE.document().path(URN))
                .isEqualTo(Json.of("{'costCode': 'A7', 'badges': ['red', 'blue'], 'contractor': false}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "add | URN:badges | ['blue', 'green'] | ['red', 'blue', 'green']",
                "add | badges | 'green' | ['red', 'blue', 'green']",
                "replace | URN:badges | ['green', 'green'] | ['green']",
                "remove | URN:badges | ['red'] | ['blue']",
                "remove | URN:badges | null |",
                "replace | URN:badges | [] |",
                "remove | URN:badges[value eq \"RED\"] | null | ['blue']",
                "replace | URN:badges[value eq \"red\"] | 'green' | ['blue', 'green']",
                "remove | URN:badges[value eq \"green\"] | null | ['red', 'blue']",
                "remove | URN:badges[display eq \"red\"] | null | ['red', 'blue']"
            })
    void a_plain_list_is_changed_value_by_value(String op, String path, String value, String expected) {
        var after = patched(op, path, value);

        assertThat(after.document().path(URN).path("badges"))
                .isEqualTo(Json.of(expected == null ? "{}" : "{'x': " + expected + "}")
                        .path(expected == null ? "y" : "x"));
    }

    @Test
    void a_value_that_is_not_there_cannot_be_replaced() {
        assertThat(Refused.because(() -> patched("replace", "URN:badges[value eq \"green\"]", "'x'")))
                .isEqualTo("noTarget");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'badges': [{'value': 'red'}]}", "{'costCode': ['a', 'b']}", "{'contractor': 'perhaps'}"})
    void a_value_of_another_type_is_refused(String own) {
        assertThat(Refused.because(
                        () -> ScimUser.sent(SCHEMA, Json.of("{'userName': 'alice', '" + URN + "': " + own + "}"))))
                .isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "URN:costCode eq \"a7\",true",
                "costCode eq \"A7\",true",
                "URN:costCode sw \"B\",false",
                "URN:badges eq \"Blue\",true",
                "URN:badges pr,true",
                "URN:badges[value eq \"red\"],true",
                "URN:badges[value eq \"green\"],false",
                "URN:contractor eq false,true",
                "URN:unknown pr,false",
                "URN pr,true"
            })
    void it_can_be_asked_for(String filter, boolean met) {
        var read = FilterReader.read(SCHEMA, filter.replace("URN", URN));

        assertThat(Matching.matches(read, ALICE.document())).isEqualTo(met);
    }

    @Test
    void what_is_copied_elsewhere_is_its_text() {
        assertThat(texts("URN:badges")).containsExactly("red", "blue");
        assertThat(texts("URN:contractor")).containsExactly("false");
        assertThat(texts("title")).isEmpty();
    }

    private static List<String> texts(String path) {
        return ALICE.texts(SCHEMA.find(path.replace("URN", URN)).orElseThrow());
    }

    private static ScimUser patched(String op, String path, String value) {
        JsonNode operation =
                Json.of("{'op': '" + op + "', 'value': " + value + "}").put("path", path.replace("URN", URN));
        var body = Json.of("{'Operations': []}");
        body.withArrayProperty("Operations").add(operation);
        return Patched.user(ALICE, SCHEMA, body);
    }
}
