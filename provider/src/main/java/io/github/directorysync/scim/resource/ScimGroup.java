package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Lengths;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Optional;

/**
 * A group as its directory describes it (RFC 7643 §4.2), without its members: these are changed as deltas, so that adding
 * one to a group of 100,000 does not read the others.
 */
public record ScimGroup(String displayName, Optional<String> externalId) {

    private static final int LONGEST = 255;

    public ScimGroup {
        if (displayName.isBlank()) {
            throw ScimProblem.invalidValue("A group needs a displayName.");
        }
        Lengths.check("displayName", Optional.of(displayName), LONGEST);
        Lengths.check("externalId", externalId, LONGEST);
    }

    /** A group after a change, and the change of its members. */
    public record GroupChange(ScimGroup group, Membership membership) {}

    /**
     * The group in a POST or PUT.
     *
     * @param membership empty if the body has no members; the meaning of such a PUT depends on the client
     */
    public record SentGroup(ScimGroup group, Optional<Membership> membership) {}

    /**
     * Parses the group in a POST or PUT.
     *
     * @throws ScimProblem 400 if there is no displayName
     */
    public static SentGroup sent(ObjectNode body) {
        ObjectNode document = new Dialect(ResourceSchema.GROUP).resource(body);
        Optional<Membership> membership = body.properties().stream()
                .filter(field -> isMembers(field.getKey()) && isSaid(field.getValue()))
                .reduce((first, last) -> last)
                .map(field -> Membership.listed(field.getValue()));
        return new SentGroup(of(document), membership);
    }

    private static boolean isMembers(String key) {
        return ResourceSchema.GROUP
                .find(key)
                .map(place -> place.path().equals("members"))
                .orElse(false);
    }

    /**
     * Whether the value is meant. Templates send null and {@code ""} for missing values; only {@code []} empties a group.
     */
    private static boolean isSaid(JsonNode value) {
        return !Coercion.isNothing(value) || value.isArray();
    }

    /**
     * The group after all operations of a PATCH, and the change of its members.
     *
     * @throws ScimProblem if an operation is refused
     */
    public GroupChange patched(GroupPatch patch) {
        ObjectNode document = document();
        patch.attributes().forEach(operation -> operation.applyTo(document));
        return new GroupChange(of(document), patch.membership());
    }

    private static ScimGroup of(ObjectNode document) {
        return new ScimGroup(
                document.path("displayName").asText(""),
                Optional.ofNullable(document.get("externalId")).map(JsonNode::asText));
    }

    /** The group after a PUT of {@code sent}. Okta's PUT has no externalId and does not mean to remove it. */
    public ScimGroup replacedBy(ScimGroup sent) {
        return new ScimGroup(sent.displayName, sent.externalId.or(() -> externalId));
    }

    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("displayName", displayName);
        externalId.ifPresent(id -> document.put("externalId", id));
        return document;
    }
}
