package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Resources as they leave us: with {@code schemas}, {@code id}, {@code meta} and references.
 *
 * @param base the SCIM base URL of the directory, without a slash at its end
 */
public record Representation(String base) {

    public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    public ObjectNode ofUser(Kept<ScimUser> user, List<Reference> groups) {
        ObjectNode whole = begun(ResourceSchema.USER, user);
        ObjectNode document = user.resource().document();
        ResourceSchema.USER.extensions().stream()
                .map(Schema::id)
                .filter(document::has)
                .forEach(whole.withArrayProperty("schemas")::add);
        whole.setAll(document);
        references(whole, "groups", "/Groups/", groups)
                .ifPresent(list -> list.forEach(group -> ((ObjectNode) group).put("type", "direct")));
        return finished(whole, ResourceSchema.USER, user);
    }

    public ObjectNode ofGroup(Kept<ScimGroup> group, List<Reference> members) {
        ObjectNode whole = begun(ResourceSchema.GROUP, group);
        whole.setAll(group.resource().document());
        references(whole, "members", "/Users/", members)
                .ifPresent(list -> list.forEach(member -> ((ObjectNode) member).put("type", "User")));
        return finished(whole, ResourceSchema.GROUP, group);
    }

    public String location(ResourceSchema schema, String id) {
        return base + "/" + schema.name() + "s/" + id;
    }

    /** RFC 7644 §3.4.2. */
    public static ObjectNode list(long total, int startIndex, List<ObjectNode> resources) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", total);
        list.put("startIndex", startIndex);
        list.put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }

    /** RFC 9865 §2: a cursor in place of an index, and none on the last page. */
    public static ObjectNode list(long total, Optional<String> nextCursor, List<ObjectNode> resources) {
        ObjectNode list = list(total, 1, resources);
        list.remove("startIndex");
        nextCursor.ifPresent(cursor -> list.put("nextCursor", cursor));
        return list;
    }

    private static ObjectNode begun(ResourceSchema schema, Kept<?> kept) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("schemas").add(schema.core().id());
        whole.put("id", kept.id());
        return whole;
    }

    private ObjectNode finished(ObjectNode whole, ResourceSchema schema, Kept<?> kept) {
        ObjectNode meta = whole.putObject("meta");
        meta.put("resourceType", schema.name());
        meta.put("created", kept.created().toString());
        meta.put("lastModified", kept.lastModified().toString());
        meta.put("location", location(schema, kept.id()));
        meta.put("version", kept.etag());
        return whole;
    }

    private Optional<ArrayNode> references(ObjectNode whole, String name, String path, List<Reference> references) {
        if (references.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode list = whole.putArray(name);
        references.forEach(reference -> list.addObject()
                .put("value", reference.id())
                .put("display", reference.display())
                .put("$ref", base + path + reference.id()));
        return Optional.of(list);
    }
}
