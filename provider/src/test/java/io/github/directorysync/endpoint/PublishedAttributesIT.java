package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code /Schemas} promises is kept: whatever it calls writable is added, replaced and removed by PATCH and reads
 * back, by every name that it has. What scim2-tester asks, of the schemas as they are served.
 */
@WithKeycloak
class PublishedAttributesIT {

    private static final String REALM = "published";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    private final TestDirectory directory;

    PublishedAttributesIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(
                keycloak,
                REALM,
                Map.of(
                        "extension",
                        List.of("urn:ietf:params:scim:schemas:extension:acme:2.0:User"),
                        "extension-attributes",
                        List.of("costCode -> cost_code", "badges[]", "contractor: boolean")));
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @TestFactory
    Stream<DynamicTest> every_writable_attribute_is_added_replaced_and_removed_by_patch() {
        return writable()
                .map(field -> dynamicTest(field.toString(), () -> {
                    String resource = resource(field);

                    for (String path : field.paths()) {
                        patch(resource, "add", path, field.sample("one"));
                        assertThat(field.in(directory.get(resource)))
                                .as("added")
                                .isEqualTo(field.sample("one"));
                        patch(resource, "replace", path, field.sample("two"));
                        assertThat(field.in(directory.get(resource)))
                                .as("replaced")
                                .isEqualTo(field.sample("two"));
                        if (field.canBeAbsent()) {
                            patch(resource, "remove", path, JsonNodeFactory.instance.missingNode());
                            assertThat(field.in(directory.get(resource)).isMissingNode())
                                    .as("removed")
                                    .isTrue();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_read_only_attribute_is_refused_by_its_name() {
        return fields().filter(field -> field.mutability().equals("readOnly"))
                .map(field -> dynamicTest(field.toString(), () -> {
                    String resource = resource(field);

                    Answer answer = directory
                            .scim()
                            .patch(resource, operations("replace", field.paths().get(0), field.sample("one")));

                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.json().path("scimType").asText()).isEqualTo("mutability");
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_extension_is_written_and_removed_as_a_whole_by_its_urn() {
        return fields().map(PublishedAttribute::schema)
                .distinct()
                .filter(urn -> !urn.startsWith(CORE))
                .map(urn -> dynamicTest(urn, () -> {
                    String resource = "/Users/" + directory.user(Map.of("userName", "whole-" + urn.replace(':', '-')));
                    ObjectNode whole = JsonNodeFactory.instance.objectNode();
                    fields().filter(field -> field.schema().equals(urn))
                            .forEach(field -> whole.set(field.name(), field.sample("one")));

                    patch(resource, "add", urn, whole);
                    assertThat(directory.get(resource).path(urn)).isEqualTo(whole);
                    assertThat(directory.get(resource).path("schemas")).contains(TextNode.valueOf(urn));
                    patch(resource, "remove", urn, JsonNodeFactory.instance.missingNode());
                    assertThat(directory.get(resource).has(urn)).isFalse();
                    assertThat(directory.get(resource).path("schemas")).doesNotContain(TextNode.valueOf(urn));
                }));
    }

    /** Without {@code members}, which have to be existing users (ClientFixturesIT), and the password, which is never read back (PasswordIT). */
    private Stream<PublishedAttribute> writable() {
        return fields().filter(field ->
                field.mutability().equals("readWrite") && !field.name().equals("members"));
    }

    private Stream<PublishedAttribute> fields() {
        List<PublishedAttribute> fields = new ArrayList<>();
        for (JsonNode schema : directory.get("/Schemas").path("Resources")) {
            schema.path("attributes")
                    .forEach(attribute ->
                            fields.add(new PublishedAttribute(schema.path("id").asText(), attribute)));
        }
        return fields.stream();
    }

    private String resource(PublishedAttribute field) {
        return field.schema().equals(CORE + "Group")
                ? "/Groups/" + directory.group("published-" + field.name())
                : "/Users/" + directory.user(Map.of("userName", "published-" + field.name()));
    }

    private void patch(String resource, String op, String path, JsonNode value) {
        Answer answer = directory.scim().patch(resource, operations(op, path, value));
        assertThat(answer.status()).as(op + " " + path + ": " + answer.body()).isIn(200, 204);
    }

    private static Map<String, ?> operations(String op, String path, JsonNode value) {
        return value.isMissingNode()
                ? ScimBody.patch(List.of(Map.of("op", op, "path", path)))
                : ScimBody.patch(op, path, value);
    }
}
