package io.github.directorysync.keycloak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition of a query, in HQL, with its parameters.
 *
 * @param exact whether it says all that the filter says; if not, it lets too many through, never too few
 */
record Condition(String hql, Map<String, Object> parameters, boolean exact) {

    Condition {
        parameters = Map.copyOf(parameters);
    }

    /** Lets everything through, and decides nothing. */
    static Condition undecided() {
        return new Condition("1 = 1", Map.of(), false);
    }

    static Condition nothing() {
        return new Condition("1 = 0", Map.of(), true);
    }

    static Condition all(List<Condition> parts) {
        return joined(parts, " and ", parts.stream().allMatch(Condition::exact));
    }

    /** One part that lets too many through makes the whole do so. */
    static Condition any(List<Condition> parts) {
        return joined(parts, " or ", parts.stream().allMatch(Condition::exact));
    }

    /** What lets too many through, turned around, would let too few: it decides nothing then. */
    Condition negated() {
        return exact ? new Condition("not (" + hql + ")", parameters, true) : undecided();
    }

    Condition inexact() {
        return new Condition(hql, parameters, false);
    }

    private static Condition joined(List<Condition> parts, String word, boolean exact) {
        Map<String, Object> parameters = new HashMap<>();
        parts.forEach(part -> parameters.putAll(part.parameters));
        return new Condition(
                parts.stream().map(Condition::hql).collect(Collectors.joining(word, "(", ")")), parameters, exact);
    }
}
