package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Schema;
import java.util.Locale;
import java.util.Optional;

/**
 * Detects whether a PUT or PATCH deactivates a user. Only {@code active} is read, so that the result does not depend on
 * whether the rest of the request is valid. The last value counts, as in {@link Dialect}.
 */
public final class Deactivation {

    private static final String ACTIVE = "active";
    private static final String CORE = Schema.USER.id();
    private static final Attribute ATTRIBUTE = Schema.USER.attribute(ACTIVE).orElseThrow();

    private Optional<Boolean> active = Optional.empty();

    private Deactivation() {}

    /** Whether the body of a PUT deactivates the user. */
    public static boolean isInPut(ObjectNode body) {
        Deactivation found = new Deactivation();
        found.attributes(body);
        return found.isOne();
    }

    /** Whether the body of a PATCH activates the user. */
    public static boolean isReactivation(ObjectNode body) {
        return wordOfPatch(body).orElse(false);
    }

    /** Whether the body of a PATCH deactivates the user. */
    public static boolean isInPatch(ObjectNode body) {
        return wordOfPatch(body).filter(active -> !active).isPresent();
    }

    private static Optional<Boolean> wordOfPatch(ObjectNode body) {
        Deactivation found = new Deactivation();
        Optional<JsonNode> operations =
                Dialect.field(body, "Operations").filter(JsonNode::isArray).filter(all -> !all.isEmpty());
        operations.ifPresentOrElse(all -> all.forEach(found::operation), () -> found.attributes(body));
        return found.active;
    }

    private boolean isOne() {
        return active.filter(value -> !value).isPresent();
    }

    private void operation(JsonNode sent) {
        if (!(sent instanceof ObjectNode operation) || !writes(operation)) {
            return;
        }
        String path = Dialect.field(operation, "path")
                .map(node -> node.asText("").strip())
                .orElse("");
        JsonNode value = Dialect.field(operation, "value").orElse(operation.missingNode());
        if (isActive(path)) {
            value(value);
        } else if (path.isEmpty() || path.equalsIgnoreCase(CORE)) {
            Coercion.object(value).ifPresent(this::attributes);
        }
    }

    private static boolean writes(ObjectNode operation) {
        String op = Dialect.field(operation, "op").map(JsonNode::asText).orElse("");
        return op.equalsIgnoreCase("add") || op.equalsIgnoreCase("replace");
    }

    private void attributes(ObjectNode attributes) {
        attributes.properties().forEach(field -> {
            if (isActive(field.getKey())) {
                value(field.getValue());
            } else if (field.getKey().equalsIgnoreCase(CORE)) {
                Coercion.object(field.getValue()).ifPresent(this::attributes);
            }
        });
    }

    private static boolean isActive(String path) {
        return path.equalsIgnoreCase(ACTIVE) || path.equalsIgnoreCase(CORE + ":" + ACTIVE);
    }

    /** Entra sends a string instead of the boolean, SCIM-SDK an array of one: see {@link Coercion}. */
    private void value(JsonNode sent) {
        JsonNode bare = Coercion.unwrapped(ATTRIBUTE, sent);
        switch (bare.isValueNode() ? bare.asText().toLowerCase(Locale.ROOT) : "") {
            case "true" -> active = Optional.of(true);
            case "false" -> active = Optional.of(false);
            default -> {}
        }
    }
}
