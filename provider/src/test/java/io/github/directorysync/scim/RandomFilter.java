package io.github.directorysync.scim;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** Filters of every shape that is within the limits, the same ones for the same seed. */
public final class RandomFilter {

    private static final List<String> COMPARED = List.of(
            "userName",
            "externalId",
            "displayName",
            "name.givenName",
            "name.familyName",
            "emails",
            "emails.value",
            "emails.type",
            "title",
            "active",
            "id",
            "meta.created",
            "groups",
            "groups.value",
            "groups.display",
            "department",
            "shoeSize");
    private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew");
    private static final List<String> VALUES =
            List.of("\"a\"", "\"work\"", "\"2020-01-01T00:00:00Z\"", "true", "False", "null", "\"%_!\"", "7");
    /** Values of other types are refused. */
    private static final Map<String, List<String>> TYPED = Map.of(
            "active", List.of("true", "False", "\"true\"", "null"),
            "primary", List.of("true", "False", "\"true\"", "null"),
            "meta.created", List.of("\"2020-01-01T00:00:00Z\"", "null"));

    private static final List<String> ELEMENTS = List.of("emails", "groups", "phoneNumbers", "roles");
    private static final List<String> PARTS = List.of("value", "type", "display", "primary");

    private final Random random;
    private int left;

    private RandomFilter(long seed, int comparisons) {
        this.random = new Random(seed);
        this.left = comparisons;
    }

    /** With at most so many comparisons. */
    public static String of(long seed, int comparisons) {
        RandomFilter filter = new RandomFilter(seed, comparisons);
        String text = filter.chain(Limits.FILTER_NESTING);
        // Cut where it is too long, which leaves what is no filter: the next seed's may be one.
        return text.length() <= Limits.FILTER_CHARACTERS ? text : of(seed + 1_000_003, comparisons / 2 + 1);
    }

    private String chain(int levels) {
        StringJoiner chain = new StringJoiner(random.nextBoolean() ? " and " : " or ");
        int parts = 1 + random.nextInt(levels > 0 ? 4 : 3);
        for (int i = 0; i < parts && left > 0; i++) {
            chain.add(part(levels));
        }
        return chain.toString();
    }

    private String part(int levels) {
        int kind = levels == 0 || left < 3 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1 -> "(" + chain(levels - 1) + ")";
            case 2 -> "not (" + chain(levels - 1) + ")";
            case 3 ->
                one(ELEMENTS) + "[" + comparison(PARTS) + (random.nextBoolean() ? " and " + comparison(PARTS) : "")
                        + "]";
            default -> comparison(COMPARED);
        };
    }

    private String comparison(List<String> attributes) {
        left--;
        String attribute = one(attributes);
        return random.nextInt(5) == 0
                ? attribute + " pr"
                : attribute + " " + one(OPERATORS) + " " + one(TYPED.getOrDefault(attribute, VALUES));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
