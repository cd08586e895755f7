package io.github.directorysync.scim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.resource.Dialect;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.OwnSchemaTest;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the body: it is understood or refused, and nothing else ever happens. */
public class AnyBodyTest {

    public static final ScimUser ALICE = ScimUser.sent(ResourceSchema.USER, Json.of("""
            {'userName': 'alice', 'active': true, 'name': {'givenName': 'Alice'},
             'emails': [{'type': 'work', 'value': 'w@x', 'primary': true}, {'value': 'h@x'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': 'm1'}}}
            """));
    public static final ScimGroup ADMINS = new ScimGroup("Admins", Optional.empty());

    @Property(tries = 1000)
    void any_json_is_a_resource_or_refused(@ForAll("bodies") ObjectNode body) {
        Refused.orDone(() -> ScimUser.sent(ResourceSchema.USER, body));
        Refused.orDone(() -> ScimGroup.sent(body));
    }

    @Property(tries = 1500)
    void any_json_is_a_patch_or_refused(@ForAll("patches") ObjectNode body) {
        Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, body));
        Refused.orDone(() -> Patched.group(ADMINS, body));
    }

    @Property(tries = 1000)
    void any_json_is_a_resource_or_a_patch_of_what_a_directory_declares_or_refused(
            @ForAll("ownPaths") String path, @ForAll("values") JsonNode value, @ForAll("patches") ObjectNode body) {
        Refused.orDone(() -> ScimUser.sent(OwnSchemaTest.SCHEMA, object(Map.of("userName", value, path, value))));
        Refused.orDone(() -> Patched.user(OwnSchemaTest.ALICE, OwnSchemaTest.SCHEMA, body));
        for (String op : List.of("add", "replace", "remove")) {
            Refused.orDone(() -> Patched.user(OwnSchemaTest.ALICE, OwnSchemaTest.SCHEMA, patch(op, path, value)));
        }
    }

    @Provide
    Arbitrary<String> ownPaths() {
        return Arbitraries.of("", ":badges", ":badges[value eq \"red\"]", ":badges.value", ":contractor", ":costCode")
                .map(path -> OwnSchemaTest.URN + path);
    }

    @Property(tries = 1000)
    void any_text_is_json_or_refused(@ForAll String text) {
        Refused.orDone(() -> ScimJson.object(text));
    }

    @Property(tries = 1000)
    void any_path_is_understood_or_refused(@ForAll String path) {
        Refused.orDone(() -> Patched.user(
                ALICE, ResourceSchema.USER, patch("replace", path, JsonNodeFactory.instance.textNode("x"))));
        Refused.orDone(() -> Patched.user(
                ALICE,
                ResourceSchema.USER,
                patch("replace", "emails[" + path, JsonNodeFactory.instance.textNode("x"))));
    }

    @Property(tries = 1000)
    void a_replace_sent_twice_changes_nothing_the_second_time(
            @ForAll("paths") String path, @ForAll("values") JsonNode value) {
        Refused.orDone(() -> {
            var once = Patched.user(ALICE, ResourceSchema.USER, patch("replace", path, value));

            assertThat(Patched.user(once, ResourceSchema.USER, patch("replace", path, value)))
                    .isEqualTo(once);
        });
    }

    /** What chance has found, so that it is tried every time. */
    @Test
    void an_element_that_loses_what_its_filter_names_is_not_made_anew_when_that_is_sent_again() {
        ObjectNode patch = patch("replace", "emails[type eq \"work\"]", Json.of("{'Type': '', 'display': 'x'}"));
        var once = Patched.user(ALICE, ResourceSchema.USER, patch);

        assertThat(Patched.user(once, ResourceSchema.USER, patch)).isEqualTo(once);
    }

    @Property(tries = 1000)
    void a_person_is_kept_as_described(@ForAll("bodies") ObjectNode body) {
        // JSON in a string is read once, at the door.
        Assume.that(!body.toString().contains("{\\\"value"));

        Refused.orDone(() -> {
            var user = ScimUser.sent(ResourceSchema.USER, body);

            assertThat(ScimUser.sent(ResourceSchema.USER, ScimJson.object(ScimJson.text(user.document()))))
                    .isEqualTo(user);
        });
    }

    @Test
    void what_is_nested_without_end_is_refused() {
        assertThat(Refused.because(() -> ScimJson.object("{\"a\":".repeat(5000) + "1" + "}".repeat(5000))))
                .isEqualTo("invalidSyntax");
        assertThat(Refused.because(() -> ScimJson.object("[".repeat(100_000)))).isEqualTo("invalidSyntax");
    }

    @Test
    void what_is_more_than_a_person_can_have_is_refused() {
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
    void members_come_and_go_in_any_number_of_operations() {
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
    void what_no_database_keeps_is_refused() {
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

    @ParameterizedTest
    @MethodSource("fixtures")
    void every_body_that_a_known_client_sends_is_understood_or_refused(Path fixture) throws IOException {
        for (JsonNode body : ScimJson.object(Files.readString(fixture, UTF_8)).findValues("body")) {
            if (body instanceof ObjectNode sent) {
                Refused.orDone(() -> ScimUser.sent(ResourceSchema.USER, sent));
                Refused.orDone(() -> ScimGroup.sent(sent));
                Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, sent));
                Refused.orDone(() -> Patched.group(ADMINS, sent));
            }
        }
    }

    static List<Path> fixtures() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static ObjectNode patch(String op, String path, JsonNode value) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("Operations").addObject().put("op", op).put("path", path).set("value", value);
        return body;
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                "userName",
                "active",
                "TITLE",
                "name",
                "name.givenName",
                "emails",
                "emails.value",
                "emails.primary",
                "emails[type eq \"work\"]",
                "emails[type eq \"work\"].value",
                "emails[type eq \"home\"].value",
                "emails[type eq \"home\"]",
                "emails[value eq \"w@x\"].value",
                "roles[primary eq \"True\"].value",
                "roles[primary eq \"True\"]",
                "addresses[type eq \"work\"].locality",
                "addresses[locality eq \"x\"].locality",
                "addresses",
                "manager",
                "manager.displayName",
                "members",
                "members[value eq \"a\"]",
                "displayName",
                "groups",
                "id",
                "shoeSize",
                "schemas",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[primary eq true].value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager[value eq \"x\"]");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        var json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.of("", "x", "True", "work", "{\"value\":\"v\"}", "{", "\0")
                        .map(json::textNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                Arbitraries.of(0.5, 1e300, 7.0).map(json::numberNode),
                Arbitraries.just(json.nullNode()));
        Arbitrary<JsonNode> lists =
                leaves.list().ofMaxSize(2).map(all -> json.arrayNode().addAll(all));
        Arbitrary<JsonNode> objects = objects(Arbitraries.oneOf(leaves, lists));
        return Arbitraries.oneOf(
                leaves,
                lists,
                objects,
                objects.list().ofMaxSize(3).map(all -> json.arrayNode().addAll(all)));
    }

    private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(
                        Arbitraries.of("value", "Type", "primary", "display", "givenName", "manager", "locality", ""),
                        values)
                .ofMaxSize(4)
                .map(AnyBodyTest::object);
    }

    @Provide
    Arbitrary<ObjectNode> bodies() {
        return Arbitraries.maps(paths(), values()).ofMaxSize(5).map(parts -> {
            var body = object(parts);
            return body.has("userName") ? body : body.put("userName", "alice").put("displayName", "Admins");
        });
    }

    @Provide
    Arbitrary<ObjectNode> patches() {
        Arbitrary<JsonNode> operations = Combinators.combine(
                        Arbitraries.of("add", "Replace", "REMOVE", "move"), paths().optional(0.8), anyValues())
                .as((op, path, value) -> {
                    var operation = JsonNodeFactory.instance.objectNode().put("op", op);
                    path.ifPresent(text -> operation.put("path", text));
                    value.ifPresent(json -> operation.set("value", json));
                    return operation;
                });
        return Arbitraries.oneOf(
                operations.list().ofMaxSize(4).map(all -> {
                    var body = JsonNodeFactory.instance.objectNode();
                    body.putArray("Operations").addAll(all);
                    return body;
                }),
                values().map(value -> JsonNodeFactory.instance.objectNode().set("Operations", value)));
    }

    private Arbitrary<Optional<JsonNode>> anyValues() {
        return Arbitraries.oneOf(values(), bodies().map(body -> (JsonNode) body))
                .optional(0.9);
    }

    private static ObjectNode object(Map<String, ? extends JsonNode> parts) {
        var object = JsonNodeFactory.instance.objectNode();
        parts.forEach(object::set);
        return object;
    }
}
