package io.github.directorysync.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.Primary;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The order of a list (RFC 7644 §3.4.2.3). Resources without a value come last, or first if descending. */
public record Sort(Place by, boolean descending) {

    /**
     * Parses the sent parameters.
     *
     * @return empty if there is no order, or the attribute is unknown or has no comparable value: it is ignored
     * @throws ScimProblem 400 invalidValue for an invalid sortOrder
     */
    static Optional<Sort> read(ResourceSchema schema, Optional<String> sortBy, Optional<String> sortOrder) {
        return sortBy.map(Sort::unquoted)
                .flatMap(schema::find)
                .filter(place ->
                        place.attribute().isPresent() && !place.compared().complex())
                .map(place -> new Sort(place, sortOrder.map(Sort::isDescending).orElse(false)));
    }

    /** Some clients quote all text values, as in a filter. */
    private static String unquoted(String sent) {
        String text = sent.strip();
        boolean quoted = text.length() > 1
                && "\"'".indexOf(text.charAt(0)) >= 0
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static boolean isDescending(String order) {
        return switch (unquoted(order).toLowerCase(Locale.ROOT)) {
            case "", "ascending" -> false;
            case "descending" -> true;
            default -> throw ScimProblem.invalidValue("The parameter sortOrder must be ascending or descending.");
        };
    }

    /** The sort key of a resource: if there are several values, the primary one. */
    public Optional<String> key(ObjectNode resource) {
        List<JsonNode> elements = by.elementsIn(resource);
        Optional<JsonNode> one = Primary.of(JsonNodeFactory.instance.arrayNode().addAll(elements))
                .map(JsonNode.class::cast)
                .or(() -> elements.stream().findFirst());
        return one.map(element ->
                        element.isObject() ? element.path(by.compared().name()) : element)
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull())
                .map(value -> Matching.text(by.compared(), value));
    }

    /** Compares sort keys. */
    Comparator<Optional<String>> order() {
        Comparator<Optional<String>> ascending = Comparator.<Optional<String>, Boolean>comparing(Optional::isEmpty)
                .thenComparing(key -> key.orElse(""));
        return descending ? ascending.reversed() : ascending;
    }
}
