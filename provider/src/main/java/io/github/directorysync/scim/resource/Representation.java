package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resources in responses, with {@code schemas}, {@code id}, {@code meta} and references.
 *
 * @param base the SCIM base URL of the directory, without a trailing slash
 * @param users the schemas of its users
 */
public record Representation(String base, ResourceSchema users) {

    public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /** For a directory without a schema extension of its own. */
    public Representation(String base) {
        this(base, ResourceSchema.USER);
    }

    public ObjectNode ofUser(Stored<ScimUser> user, Related related) {
        ObjectNode whole = begun(users, user);
        ObjectNode document = user.resource().document();
        extensions(document, whole.withArrayProperty("schemas"));
        whole.setAll(document);
        references(whole, "groups", "/Groups/", related, group -> group.direct() ? "direct" : "indirect");
        roles(whole, related.roles());
        return finished(whole, users, user);
    }

    public ObjectNode ofGroup(Stored<ScimGroup> group, Related related) {
        ObjectNode whole = begun(ResourceSchema.GROUP, group);
        whole.setAll(group.resource().document());
        references(whole, "members", "/Users/", related, member -> "User");
        return finished(whole, ResourceSchema.GROUP, group);
    }

    public String location(ResourceSchema schema, String id) {
        return base + "/" + schema.name() + "s/" + id;
    }

    /** A list response with an index (RFC 7644 §3.4.2). */
    public static ObjectNode list(long total, int startIndex, List<ObjectNode> resources) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", total);
        list.put("startIndex", startIndex);
        list.put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }

    /** A list response with a cursor instead of an index, without one on the last page (RFC 9865 §2). */
    public static ObjectNode list(long total, Optional<String> nextCursor, List<ObjectNode> resources) {
        ObjectNode list = list(total, 1, resources);
        list.remove("startIndex");
        nextCursor.ifPresent(cursor -> list.put("nextCursor", cursor));
        return list;
    }

    private static ObjectNode begun(ResourceSchema schema, Stored<?> stored) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("schemas").add(schema.core().id());
        whole.put("id", stored.scimId());
        return whole;
    }

    private ObjectNode finished(ObjectNode whole, ResourceSchema schema, Stored<?> stored) {
        ObjectNode meta = whole.putObject("meta");
        meta.put("resourceType", schema.name());
        meta.put("created", stored.created().toString());
        meta.put("lastModified", stored.lastModified().toString());
        meta.put("location", location(schema, stored.scimId()));
        meta.put("version", stored.etag());
        return whole;
    }

    /** Attributes of an extension that the directory no longer declares stay stored, but are not shown. */
    private void extensions(ObjectNode document, ArrayNode schemas) {
        for (String name : names(document)) {
            if (name.indexOf(':') < 0) {
                continue;
            }
            ObjectNode extension = document.withObjectProperty(name);
            extension.retain(users.extension(name).stream()
                    .flatMap(schema -> schema.attributes().stream())
                    .map(Attribute::name)
                    .toList());
            if (extension.isEmpty()) {
                document.remove(name);
            } else {
                schemas.add(name);
            }
        }
    }

    private static List<String> names(ObjectNode document) {
        return document.properties().stream().map(Map.Entry::getKey).toList();
    }

    private void references(
            ObjectNode whole, String name, String path, Related related, Function<Reference, String> type) {
        if (related.references().isEmpty()) {
            return;
        }
        String address = base + path;
        Function<Reference, JsonNode> element = reference -> JsonNodeFactory.instance
                .objectNode()
                .put("value", reference.id())
                .put("display", reference.display())
                .put("$ref", address + reference.id())
                .put("type", type.apply(reference));
        ReferenceList references = related.references();
        if (references.rest().isPresent()) {
            whole.set(name, new LazyArray(references, element).node());
        } else {
            ArrayNode all = whole.withArrayProperty(name);
            references.first().forEach(reference -> all.add(element.apply(reference)));
        }
    }

    /** Adds the resolved roles behind the sent ones; the first is primary unless the client has marked another one. */
    private static void roles(ObjectNode whole, List<ResolvedRole> resolved) {
        boolean primary = true;
        for (JsonNode sent : whole.path("roles")) {
            primary &= !sent.path("primary").asBoolean();
        }
        for (ResolvedRole role : resolved) {
            whole.withArrayProperty("roles")
                    .addObject()
                    .put("value", role.name())
                    .put("display", role.display())
                    .put("type", role.app())
                    .put("primary", primary);
            primary = false;
        }
    }
}
