package io.github.directorysync.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Element;
import io.github.directorysync.scim.filter.ScimFilter.Present;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Evaluates a filter on a resource, or on one element of a multi-valued attribute, for filters that the database cannot
 * evaluate and for those in PATCH paths. Strings are compared without regard to case unless the schema says {@code
 * caseExact}.
 */
public final class Matching implements ScimFilter.Cases<Boolean> {

    private final Function<Place, List<JsonNode>> values;
    private final Function<Place, List<JsonNode>> elements;

    private Matching(Function<Place, List<JsonNode>> values, Function<Place, List<JsonNode>> elements) {
        this.values = values;
        this.elements = elements;
    }

    public static boolean matches(ScimFilter filter, ObjectNode resource) {
        return filter.fold(new Matching(place -> place.valuesIn(resource), place -> place.elementsIn(resource)));
    }

    public static boolean matchesElement(ScimFilter filter, JsonNode element) {
        return filter.fold(new Matching(place -> part(place, element), place -> List.of()));
    }

    private static List<JsonNode> part(Place place, JsonNode element) {
        JsonNode value = element.isObject() ? element.path(place.compared().name()) : element;
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
    }

    @Override
    public Boolean and(List<ScimFilter> all) {
        return all.stream().allMatch(filter -> filter.fold(this));
    }

    @Override
    public Boolean or(List<ScimFilter> any) {
        return any.stream().anyMatch(filter -> filter.fold(this));
    }

    @Override
    public Boolean not(ScimFilter inner) {
        return !inner.fold(this);
    }

    @Override
    public Boolean present(Present present) {
        return present.place()
                .map(place -> !(place.sub().isPresent() ? values : elements)
                        .apply(place)
                        .isEmpty())
                .orElse(false);
    }

    @Override
    public Boolean element(Element element) {
        return element.place()
                .map(place -> elements.apply(place).stream()
                        .anyMatch(candidate -> matchesElement(element.inner(), candidate)))
                .orElse(false);
    }

    @Override
    public Boolean compare(Comparison comparison) {
        if (comparison.place().isEmpty()) {
            return false;
        }
        Place place = comparison.place().get();
        List<JsonNode> found = values.apply(place);
        if (comparison.value().isNull()) {
            return found.isEmpty() == (comparison.operator() == ScimFilter.Operator.EQ);
        }
        Attribute attribute = place.compared();
        JsonNode wanted = comparison.value();
        return switch (comparison.operator()) {
            case EQ -> found.stream().anyMatch(value -> order(attribute, value, wanted) == 0);
            case NE -> found.stream().noneMatch(value -> order(attribute, value, wanted) == 0);
            case CO -> found.stream().anyMatch(value -> text(attribute, value).contains(text(attribute, wanted)));
            case SW -> found.stream().anyMatch(value -> text(attribute, value).startsWith(text(attribute, wanted)));
            case EW -> found.stream().anyMatch(value -> text(attribute, value).endsWith(text(attribute, wanted)));
            case GT -> found.stream().anyMatch(value -> order(attribute, value, wanted) > 0);
            case GE -> found.stream().anyMatch(value -> order(attribute, value, wanted) >= 0);
            case LT -> found.stream().anyMatch(value -> order(attribute, value, wanted) < 0);
            case LE -> found.stream().anyMatch(value -> order(attribute, value, wanted) <= 0);
        };
    }

    private static int order(Attribute attribute, JsonNode value, JsonNode wanted) {
        if (attribute.type() == Attribute.AttributeType.DATETIME) {
            try {
                return OffsetDateTime.parse(value.asText())
                        .toInstant()
                        .compareTo(OffsetDateTime.parse(wanted.asText()).toInstant());
            } catch (DateTimeException notADate) {
                return text(attribute, value).compareTo(text(attribute, wanted));
            }
        }
        return text(attribute, value).compareTo(text(attribute, wanted));
    }

    /**
     * The value as text. A boolean becomes {@code true} or {@code false}, so that Entra's {@code primary eq "True"} matches.
     */
    public static String text(Attribute attribute, JsonNode value) {
        return attribute.caseExact() ? value.asText() : value.asText().toLowerCase(Locale.ROOT);
    }
}
