package io.github.directorysync.scim.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.bulk.BulkRequest;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.schema.Schema;
import io.github.directorysync.scim.search.ListQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The discovery resources (RFC 7643 §5 to §7); they describe exactly what the server supports.
 *
 * @param base the SCIM base URL of the directory, without a trailing slash
 * @param users the schemas of its users
 */
public record Discovery(String base, ResourceSchema users) {

    public ObjectNode serviceProviderConfig() {
        ObjectNode config = ScimJson.resource(Discovery.class, "service-provider-config.json");
        ((ObjectNode) config.path("filter")).put("maxResults", ListQuery.MAX_COUNT);
        ((ObjectNode) config.path("bulk"))
                .put("maxOperations", BulkRequest.MAX_OPERATIONS)
                .put("maxPayloadSize", BulkRequest.MAX_PAYLOAD);
        ((ObjectNode) config.path("pagination"))
                .put("defaultPageSize", ListQuery.DEFAULT_COUNT)
                .put("maxPageSize", ListQuery.MAX_COUNT);
        return located(config, "ServiceProviderConfig", "/ServiceProviderConfig");
    }

    public ObjectNode resourceTypes() {
        return list(types().map(this::resourceType).toList());
    }

    /** The resource type with that name, which is also its id: {@code User} or {@code Group}. */
    public Optional<ObjectNode> resourceType(String name) {
        return types().filter(type -> type.name().equals(name)).findFirst().map(this::resourceType);
    }

    public ObjectNode schemas() {
        return list(all().map(this::schema).toList());
    }

    public Optional<ObjectNode> schema(String urn) {
        return all().filter(schema -> schema.id().equalsIgnoreCase(urn))
                .findFirst()
                .map(this::schema);
    }

    private Stream<ResourceSchema> types() {
        return Stream.of(users, ResourceSchema.GROUP);
    }

    /** All schemas in the order in which they are published. */
    private Stream<Schema> all() {
        return Stream.concat(types().map(ResourceSchema::core), users.extensions().stream());
    }

    private ObjectNode schema(Schema schema) {
        return located(schema.document(), "Schema", "/Schemas/" + schema.id());
    }

    private ObjectNode resourceType(ResourceSchema type) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ResourceType");
        document.put("id", type.name());
        document.put("name", type.name());
        document.put("description", type.core().document().path("description").asText());
        document.put("endpoint", "/" + type.name() + "s");
        document.put("schema", type.core().id());
        if (!type.extensions().isEmpty()) {
            type.extensions()
                    .forEach(extension -> document.withArrayProperty("schemaExtensions")
                            .addObject()
                            .put("schema", extension.id())
                            .put("required", false));
        }
        return located(document, "ResourceType", "/ResourceTypes/" + type.name());
    }

    private ObjectNode located(ObjectNode document, String type, String path) {
        document.putObject("meta").put("resourceType", type).put("location", base + path);
        return document;
    }

    private static ObjectNode list(List<ObjectNode> all) {
        return Representation.list(all.size(), 1, all);
    }
}
