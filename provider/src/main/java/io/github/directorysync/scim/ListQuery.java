package io.github.directorysync.scim;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Which resources of a list are wanted (RFC 7644 §3.4.2).
 *
 * @param startIndex 1 for the first; what is lower counts as 1
 * @param count how many at most, 0 for the total alone
 */
public record ListQuery(Optional<ScimFilter> filter, int startIndex, int count, Projection projection) {

    public static final int DEFAULT_COUNT = 100;
    public static final int MAX_COUNT = 1000;

    private static final BigInteger LEAST = BigInteger.ZERO;
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    /**
     * Reads the parameters as sent.
     *
     * @throws ScimProblem 400 invalidFilter or invalidValue
     */
    public static ListQuery read(
            ResourceSchema schema,
            Optional<String> filter,
            Optional<String> startIndex,
            Optional<String> count,
            Projection projection) {
        return new ListQuery(
                filter.filter(text -> !text.isBlank()).map(text -> FilterReader.read(schema, text)),
                Math.max(1, number("startIndex", startIndex, 1)),
                Math.min(MAX_COUNT, number("count", count, DEFAULT_COUNT)),
                projection);
    }

    private static int number(String parameter, Optional<String> text, int otherwise) {
        try {
            // A number beyond an int is a number all the same: a page past every end.
            return text.map(String::strip)
                    .filter(digits -> !digits.isEmpty())
                    .map(digits -> new BigInteger(digits).max(LEAST).min(MOST).intValue())
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            throw ScimProblem.invalidValue("The parameter " + parameter + " must be a whole number.");
        }
    }
}
