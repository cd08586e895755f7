package io.github.directorysync.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a list request: in the query of the URL (RFC 7644 §3.4.2), or in the body of a {@code .search} (§3.4.3),
 * which keeps them out of access logs.
 *
 * @param inAddress whether they were in the URL
 */
public record SearchRequest(Map<String, String> parameters, boolean inAddress) {

    private static final List<String> WORDS = List.of("filter", "sortBy", "sortOrder", "cursor");
    private static final List<String> NUMBERS = List.of("startIndex", "count");
    private static final List<String> LISTS = List.of("attributes", "excludedAttributes");

    private static final Pattern COUNT = Pattern.compile("\\d*");

    private static final BigInteger LEAST = BigInteger.ZERO;
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    /** Parameters of a body. */
    public SearchRequest(Map<String, String> parameters) {
        this(parameters, false);
    }

    public SearchRequest {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads the parameters of a URL without regard to case and ignores unknown ones. A list may be split into several
     * parameters.
     *
     * @throws ScimProblem 400 invalidValue if a parameter occurs twice with different values
     */
    public static SearchRequest ofAddress(Map<String, List<String>> parameters) {
        Map<String, String> found = new HashMap<>();
        parameters.forEach((sent, values) -> {
            named(sent, LISTS)
                    .ifPresent(name -> values.forEach(value -> found.merge(name, value, SearchRequest::both)));
            named(sent, WORDS)
                    .or(() -> named(sent, NUMBERS))
                    .ifPresent(name -> values.forEach(value -> found.merge(name, value, (one, other) -> {
                        if (!one.equals(other)) {
                            throw ScimProblem.invalidValue("The parameter " + name + " comes twice.");
                        }
                        return one;
                    })));
        });
        return new SearchRequest(found, true);
    }

    private static String both(String one, String other) {
        return one + "," + other;
    }

    /**
     * Reads the body of a {@code .search} and ignores unknown parameters.
     *
     * @throws ScimProblem 400 invalidValue if a parameter has the wrong type
     */
    public static SearchRequest ofBody(ObjectNode body) {
        Map<String, String> found = new HashMap<>();
        body.properties().stream().filter(field -> !field.getValue().isNull()).forEach(field -> {
            String sent = field.getKey();
            named(sent, WORDS).ifPresent(name -> found.put(name, word(name, field.getValue())));
            named(sent, NUMBERS).ifPresent(name -> found.put(name, number(name, field.getValue())));
            named(sent, LISTS).ifPresent(name -> found.put(name, list(name, field.getValue())));
        });
        return new SearchRequest(found);
    }

    private static Optional<String> named(String sent, List<String> names) {
        return names.stream().filter(name -> name.equalsIgnoreCase(sent)).findFirst();
    }

    private static String word(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw ScimProblem.invalidValue("The parameter " + name + " must be a string.");
        }
        return value.asText();
    }

    private static String number(String name, JsonNode value) {
        return value.isIntegralNumber() ? value.asText() : word(name, value);
    }

    /** An array according to the RFC; some clients send a string with commas, as in a URL. */
    private static String list(String name, JsonNode value) {
        if (!value.isArray()) {
            return word(name, value);
        }
        List<String> names = new ArrayList<>();
        value.forEach(element -> names.add(word(name, element)));
        return String.join(",", names);
    }

    public boolean filters() {
        return parameters.containsKey("filter");
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The index of the first resource, from 1; lower values count as 1. */
    public int startIndex() {
        return Math.max(1, number("startIndex", 1));
    }

    /**
     * With a cursor, an invalid count has an error type of its own (RFC 9865 §2.1).
     *
     * @throws ScimProblem 400 invalidCount
     */
    void requireCount() {
        get("count")
                .map(String::strip)
                .filter(count -> !COUNT.matcher(count).matches())
                .ifPresent(count -> {
                    throw ScimProblem.invalidCount("The parameter count must be a whole number from 0.");
                });
    }

    int number(String parameter, int otherwise) {
        try {
            // A number that exceeds an int is valid: it addresses a page behind the end.
            return get(parameter)
                    .map(String::strip)
                    .filter(digits -> !digits.isEmpty())
                    .map(digits -> requireShort(parameter, digits))
                    .map(digits -> new BigInteger(digits).max(LEAST).min(MOST).intValue())
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            throw ScimProblem.invalidValue("The parameter " + parameter + " must be a whole number.");
        }
    }

    /** Limits the digits, because parsing takes quadratic time. */
    private static String requireShort(String parameter, String digits) {
        if (digits.length() > Limits.NUMBER_DIGITS) {
            throw ScimProblem.invalidValue(
                    "The parameter " + parameter + " has more than " + Limits.NUMBER_DIGITS + " digits.");
        }
        return digits;
    }

    public Projection projection(ResourceSchema schema) {
        return Projection.read(schema, get("attributes"), get("excludedAttributes"));
    }
}
