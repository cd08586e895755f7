package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A group as its directory describes it (RFC 7643 §4.2), without its members: these are changed as deltas, so that a
 * group of 100,000 is never read to add one.
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

    /** A group and what is to become of its members. */
    public record Change(ScimGroup group, Membership membership) {}

    /**
     * The group that a POST or PUT describes. Without a {@code members} key a PUT leaves the members alone.
     *
     * @throws ScimProblem 400 if there is no displayName
     */
    public static Change sent(ObjectNode body) {
        ObjectNode document = new Dialect(ResourceSchema.GROUP).resource(body);
        Membership membership = body.properties().stream()
                .filter(field -> isMembers(field.getKey()) && isSaid(field.getValue()))
                .reduce((first, last) -> last)
                .map(field -> Membership.replaced(field.getValue()))
                .orElseGet(Membership::unchanged);
        return new Change(of(document), membership);
    }

    private static boolean isMembers(String key) {
        return ResourceSchema.GROUP
                .find(key)
                .map(place -> place.path().equals("members"))
                .orElse(false);
    }

    /** Null and {@code ""} are how a template says that it has nothing to say; only {@code []} empties a group. */
    private static boolean isSaid(JsonNode value) {
        return !Coercion.isNothing(value) || value.isArray();
    }

    /** This group after all the operations of a PATCH, and what they make of its members, or a refusal. */
    public Change patched(ObjectNode body) {
        List<PatchOperation> operations = new Dialect(ResourceSchema.GROUP).patch(body);
        ObjectNode document = document();
        List<PatchOperation> ofMembers = new ArrayList<>();
        for (PatchOperation operation : operations) {
            if (operation.target().attribute().name().equals("members")) {
                ofMembers.add(operation);
            } else {
                operation.applyTo(document);
            }
        }
        return new Change(of(document), Membership.after(ofMembers));
    }

    private static ScimGroup of(ObjectNode document) {
        return new ScimGroup(
                document.path("displayName").asText(""),
                Optional.ofNullable(document.get("externalId")).map(JsonNode::asText));
    }

    /** What a PUT of {@code sent} makes of this group: Okta's has no externalId and does not mean to take it away. */
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
