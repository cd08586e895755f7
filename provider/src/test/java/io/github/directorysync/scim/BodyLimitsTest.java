package io.github.directorysync.scim;

import static io.github.directorysync.scim.ScimExamples.ADMINS;
import static io.github.directorysync.scim.ScimExamples.ALICE;
import static io.github.directorysync.scim.ScimExamples.patch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.resource.Dialect;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that are too large, too deep or that no database stores. */
class BodyLimitsTest {

    @Test
    void json_that_is_nested_too_deeply_is_refused() {
        assertThat(Refused.because(() -> ScimJson.object("{\"a\":".repeat(5000) + "1" + "}".repeat(5000))))
                .isEqualTo("invalidSyntax");
        assertThat(Refused.because(() -> ScimJson.object("[".repeat(100_000)))).isEqualTo("invalidSyntax");
    }

    @Test
    void too_many_values_and_operations_for_a_person_are_refused() {
        var values = JsonNodeFactory.instance.arrayNode();
        var operations = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= 1000; i++) {
            values.addObject().put("value", "v" + i);
        }
        for (int i = 0; i <= Dialect.MOST_OPERATIONS; i++) {
            operations.addObject().put("op", "add").put("path", "title").put("value", "t" + i);
        }
        ObjectNode many = JsonNodeFactory.instance.objectNode().set("Operations", operations);

        assertThat(Refused.because(() -> Patched.user(ALICE, ResourceSchema.USER, patch("add", "roles", values))))
                .isEqualTo("invalidValue");
        assertThat(Refused.because(() -> Patched.user(ALICE, ResourceSchema.USER, many)))
                .isEqualTo("tooMany");
    }

    @Test
    void two_thousand_operations_may_change_the_members_of_a_group() {
        var operations = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 1_999; i++) {
            operations.addObject().put("op", "add").put("path", "members").put("value", "m" + i);
        }
        operations.addObject().put("op", "remove").put("path", "members").put("value", "m0");
        ObjectNode many = JsonNodeFactory.instance.objectNode().set("Operations", operations);

        assertThat(Patched.group(ADMINS, many).membership().join())
                .hasSize(1_998)
                .doesNotContain("m0");
    }

    @Test
    void null_characters_and_lone_surrogates_are_refused() {
        for (String half : List.of("\0", "a\ud800", "\udc00b")) {
            var value = JsonNodeFactory.instance.textNode(half);

            assertThat(Refused.because(() -> Patched.user(ALICE, ResourceSchema.USER, patch("add", "title", value))))
                    .isEqualTo("invalidValue");
            assertThat(Refused.because(
                            () -> FilterReader.read(ResourceSchema.USER, "title eq " + ScimJson.text(value))))
                    .isEqualTo("invalidFilter");
        }
        assertThat(Patched.user(
                                ALICE,
                                ResourceSchema.USER,
                                patch("add", "title", JsonNodeFactory.instance.textNode("🩺")))
                        .document()
                        .path("title")
                        .asText())
                .isEqualTo("🩺");
    }
}
