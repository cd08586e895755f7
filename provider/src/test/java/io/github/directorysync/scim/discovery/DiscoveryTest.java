package io.github.directorysync.scim.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.schema.Schema;
import io.github.directorysync.scim.search.ListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server says of itself is what it does. */
class DiscoveryTest {

    private static final Discovery DISCOVERY = new Discovery("https://id.example.com/scim/v2", ResourceSchema.USER);

    private static final Schema OWN = Schema.declared(
            "urn:example:acme:2.0:User",
            List.of(
                    Attribute.declared("costCode", Attribute.AttributeType.STRING, false),
                    Attribute.declared("badges", Attribute.AttributeType.STRING, true),
                    Attribute.declared("contractor", Attribute.AttributeType.BOOLEAN, false)));

    @Test
    void the_configuration_says_what_is_offered() {
        var config = DISCOVERY.serviceProviderConfig();

        assertThat(config.path("patch").path("supported").asBoolean()).isTrue();
        assertThat(config.path("filter").path("maxResults").asInt()).isEqualTo(ListQuery.MAX_COUNT);
        assertThat(config.at("/sort/supported").asBoolean()).isTrue();
        assertThat(config.at("/etag/supported").asBoolean()).isTrue();
        assertThat(config.path("pagination"))
                .isEqualTo(
                        Json.of(
                                "{'cursor': true, 'index': true, 'defaultPaginationMethod': 'index', 'defaultPageSize': 100, 'maxPageSize': 1000}"));
        assertThat(config.path("documentationUri").asText()).startsWith("https://");
        assertThat(config.path("meta").path("location").asText())
                .isEqualTo("https://id.example.com/scim/v2/ServiceProviderConfig");
    }

    @Test
    void both_resource_types_are_listed_and_found() {
        var types = DISCOVERY.resourceTypes();

        assertThat(types.path("totalResults").asInt()).isEqualTo(2);
        assertThat(DISCOVERY.resourceType("User"))
                .contains((ObjectNode) types.path("Resources").path(0));
        assertThat(DISCOVERY.resourceType("User").orElseThrow().path("schemaExtensions"))
                .hasSize(1);
        assertThat(DISCOVERY.resourceType("Group").orElseThrow().has("schemaExtensions"))
                .isFalse();
        assertThat(DISCOVERY.resourceType("Role")).isEmpty();
    }

    @Test
    void every_schema_is_listed_and_found_in_any_case() {
        for (JsonNode schema : DISCOVERY.schemas().path("Resources")) {
            assertThat(DISCOVERY.schema(schema.path("id").asText().toLowerCase(Locale.ROOT)))
                    .contains((ObjectNode) schema);
            assertThat(schema.path("meta").path("location").asText())
                    .endsWith("/Schemas/" + schema.path("id").asText());
        }
        assertThat(DISCOVERY.schemas().path("totalResults").asInt()).isEqualTo(3);
        assertThat(DISCOVERY.schema("urn:example:nope")).isEmpty();
    }

    @Test
    void what_a_directory_declares_itself_is_published_like_the_rest() {
        var own = new Discovery("https://id.example.com/scim/v2", ResourceSchema.USER.with(OWN));

        assertThat(own.schemas().path("totalResults").asInt()).isEqualTo(4);
        assertThat(own.schema("URN:example:acme:2.0:user").orElseThrow().at("/attributes/1"))
                .isEqualTo(
                        Json.of(
                                "{'name': 'badges', 'type': 'string', 'multiValued': true, 'description': 'The attribute badges, which this directory declares.', 'required': false, 'caseExact': false, 'mutability': 'readWrite', 'returned': 'default', 'uniqueness': 'none'}"));
        assertThat(own.resourceType("User")
                        .orElseThrow()
                        .at("/schemaExtensions/1/schema")
                        .asText())
                .isEqualTo(OWN.id());
        assertThat(own.resourceType("Group").orElseThrow().has("schemaExtensions"))
                .isFalse();
        assertThat(DISCOVERY.schema(OWN.id())).isEmpty();
    }

    @Test
    void the_core_schemas_are_described_as_the_rfc_does_and_say_what_is_unique() {
        assertThat(DISCOVERY
                        .resourceType("User")
                        .orElseThrow()
                        .path("description")
                        .asText())
                .isEqualTo("User Account");
        for (Schema schema : List.of(Schema.USER, Schema.GROUP)) {
            JsonNode externalId = schema.document().path("attributes").path(1);
            assertThat(externalId.path("name").asText()).isEqualTo("externalId");
            assertThat(externalId.path("uniqueness").asText()).isEqualTo("server");
            assertThat(externalId.path("caseExact").asBoolean()).isTrue();
        }
        var display = Schema.GROUP
                .attribute("members")
                .flatMap(members -> members.sub("display"))
                .orElseThrow();
        assertThat(display.readOnly()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void every_attribute_is_described_by_all_its_characteristics(JsonNode definition) {
        for (String characteristic : List.of(
                "name",
                "type",
                "multiValued",
                "description",
                "required",
                "caseExact",
                "mutability",
                "returned",
                "uniqueness")) {
            assertThat(definition.has(characteristic)).as(characteristic).isTrue();
        }
        assertThat(definition.path("description").asText()).endsWith(".");
        assertThat(definition.has("subAttributes"))
                .isEqualTo(definition.path("type").asText().equals("complex"));
        assertThat(definition.has("referenceTypes"))
                .isEqualTo(definition.path("type").asText().equals("reference"));
    }

    @Test
    void what_the_schemas_say_is_kept_and_given_back() {
        for (Schema schema : List.of(Schema.USER, Schema.ENTERPRISE_USER)) {
            for (Attribute attribute : schema.attributes()) {
                var place = ResourceSchema.USER
                        .find(schema.id() + ":" + attribute.name())
                        .orElseThrow();
                var body = Json.of("{'userName': 'a'}");
                body.set(schema.id() + ":" + attribute.name(), sample(attribute));

                assertThat(place.elementsIn(
                                ScimUser.sent(ResourceSchema.USER, body).document()))
                        .as(attribute.name())
                        .hasSize(attribute.readOnly() || attribute.name().equals("password") ? 0 : 1);
            }
        }
    }

    @Test
    void a_schema_gives_away_copies_only() {
        Schema.USER.document().removeAll();

        assertThat(Schema.USER.document().path("id").asText()).isEqualTo(Schema.USER.id());
    }

    private static JsonNode sample(Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> Json.of("{'x': true}").path("x");
            case COMPLEX -> Json.of("{'value': 'x', 'formatted': 'x'}");
            case STRING, DATETIME, REFERENCE, BINARY -> Json.of("{'x': 'x'}").path("x");
        };
    }

    static List<JsonNode> definitions() {
        List<JsonNode> all = new ArrayList<>();
        List.of(Schema.USER, Schema.GROUP, Schema.ENTERPRISE_USER, OWN)
                .forEach(schema -> schema.document().path("attributes").forEach(attribute -> {
                    all.add(attribute);
                    attribute.path("subAttributes").forEach(all::add);
                }));
        return all;
    }
}
