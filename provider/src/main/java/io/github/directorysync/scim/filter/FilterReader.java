package io.github.directorysync.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.Text;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Parses filters with the SCIM library and resolves their attributes in the schemas. */
public final class FilterReader {

    private static final Set<Operator> ORDER = EnumSet.of(Operator.GT, Operator.GE, Operator.LT, Operator.LE);
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);
    private static final Set<Attribute.AttributeType> NOT_ORDERED =
            EnumSet.of(Attribute.AttributeType.BOOLEAN, Attribute.AttributeType.BINARY);

    private static final Pattern RESOURCE = Pattern.compile("/(?:Users|Groups)/[^/]*$");

    private final Function<String, Optional<Place>> places;

    private FilterReader(Function<String, Optional<Place>> places) {
        this.places = places;
    }

    /**
     * Parses a filter as a client wrote it.
     *
     * @throws ScimProblem 400 invalidFilter if the text is not a filter
     */
    public static ScimFilter read(ResourceSchema schema, String text) {
        return read(schema::find, text);
    }

    /**
     * Parses a filter from a URL.
     *
     * @throws ScimProblem 400 sensitive for attributes that must not occur in a URL
     */
    public static ScimFilter ofAddress(ResourceSchema schema, String text) {
        return read(
                path -> {
                    Optional<Place> found = schema.find(path);
                    if (found.map(place -> place.path().equals("password")).orElse(false)) {
                        throw ScimProblem.sensitive(path);
                    }
                    return found;
                },
                text);
    }

    private static ScimFilter read(Function<String, Optional<Place>> places, String text) {
        String rewritten = FilterText.inTheRfcsGrammar(text);
        try {
            return new FilterReader(places).filter(Filter.fromString(rewritten));
        } catch (ScimProblem problem) {
            throw problem;
        } catch (BadRequestException | RuntimeException e) {
            // The library's parser throws various exceptions for texts that are no filters.
            throw ScimProblem.invalidFilter("The filter cannot be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Converts the filter inside {@code attribute[…]} of a PATCH path. */
    public static ScimFilter ofElement(Place place, Filter filter) {
        return new FilterReader(path -> within(place, path)).filter(filter);
    }

    private ScimFilter filter(Filter filter) {
        if (filter.isCombiningFilter()) {
            List<ScimFilter> parts =
                    filter.getCombinedFilters().stream().map(this::filter).toList();
            return filter.getFilterType().getStringValue().equals("and")
                    ? new ScimFilter.And(parts)
                    : new ScimFilter.Or(parts);
        }
        if (filter.isNotFilter()) {
            return new ScimFilter.Not(filter(filter.getInvertedFilter()));
        }
        Optional<Place> place = places.apply(text(filter.getAttributePath()));
        if (filter.isComplexValueFilter()) {
            FilterReader inner = new FilterReader(path -> place.flatMap(of -> within(of, path)));
            return new ScimFilter.Element(place, inner.filter(filter.getValueFilter()));
        }
        if (filter.isPresentFilter()) {
            return new ScimFilter.Present(place);
        }
        Operator operator =
                Operator.valueOf(filter.getFilterType().getStringValue().toUpperCase(Locale.ROOT));
        // A whole extension is present or not; it has no value to compare.
        Optional<Place> compared = place.filter(found -> found.attribute().isPresent());
        if (ORDER.contains(operator)
                && compared.map(found -> NOT_ORDERED.contains(found.compared().type()))
                        .orElse(false)) {
            // RFC 7644 §3.4.2.2 requires an error, not an empty list.
            throw ScimProblem.invalidFilter(text(filter.getAttributePath()) + " has no order.");
        }
        if (!Text.canBeKept(filter.getComparisonValue().asText())) {
            throw ScimProblem.invalidFilter("The filter has a NUL, half a character or bytes that are no UTF-8 in it.");
        }
        boolean wholeValue = ORDER.contains(operator) || EQUALITY.contains(operator);
        if (wholeValue
                && compared.filter(found -> !isOfType(found, filter.getComparisonValue()))
                        .isPresent()) {
            throw ScimProblem.invalidFilter(
                    text(filter.getAttributePath()) + " cannot be compared with a value of another type.");
        }
        return new ScimFilter.Comparison(
                compared,
                operator,
                compared.map(found -> ofAddress(found, filter.getComparisonValue()))
                        .orElse(filter.getComparisonValue()));
    }

    /** A value of another type equals nothing, so an empty list would hide the client's mistake. */
    private static boolean isOfType(Place place, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        String text = value.asText();
        return switch (place.compared().type()) {
            case BOOLEAN -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
            case DATETIME -> isDateTime(text);
            case STRING, REFERENCE, BINARY, COMPLEX -> true;
        };
    }

    private static boolean isDateTime(String text) {
        try {
            return OffsetDateTime.parse(text).getOffset() != null;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }

    /** The URL of a resource is compared by its part after the SCIM base URL. */
    private static JsonNode ofAddress(Place place, JsonNode value) {
        boolean address = place.path().equals("meta.location") || place.path().endsWith(".$ref");
        Matcher below = RESOURCE.matcher(value.asText());
        return address && below.find() ? TextNode.valueOf(below.group()) : value;
    }

    private static Optional<Place> within(Place place, String path) {
        // An element of a simple multi-valued attribute is named "value" (RFC 7643 §2.4).
        if (path.equalsIgnoreCase("value")
                && place.attribute().filter(plain -> !plain.complex()).isPresent()) {
            return Optional.of(place);
        }
        return place.attribute()
                .flatMap(attribute -> attribute.sub(path))
                .map(sub -> new Place(place.extension(), place.attribute(), Optional.of(sub)));
    }

    private static String text(Path path) {
        String attributes = StreamSupport.stream(path.spliterator(), false)
                .map(Path.Element::getAttribute)
                .collect(Collectors.joining("."));
        String urn = path.getSchemaUrn();
        return urn == null ? attributes : attributes.isEmpty() ? urn : urn + ":" + attributes;
    }
}
