package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.QueryScope.Table;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A condition of a query, built by the Criteria API: whatever a client asks for, no text of it reaches a query parser, and
 * values are always parameters.
 *
 * @param exact whether it says all that the filter says; if not, it lets too many through, never too few
 */
record Condition(Test test, boolean exact) {

    /** The same, for a query that reads the tables whose aliases it uses. */
    interface Test {
        Predicate in(QueryScope scope);
    }

    private static final Test ALWAYS = scope -> scope.build().conjunction();
    private static final Test NEVER = scope -> scope.build().disjunction();

    private static final char ESCAPE = '!';

    static Condition of(Test test) {
        return new Condition(test, true);
    }

    static Condition everything() {
        return of(ALWAYS);
    }

    /** Lets everything through, and decides nothing. */
    static Condition undecided() {
        return everything().inexact();
    }

    static Condition nothing() {
        return of(NEVER);
    }

    static Condition equal(String column, Object value) {
        return of(scope -> scope.build().equal(scope.column(column), value));
    }

    static Condition same(String column, String other) {
        return of(scope -> scope.build().equal(scope.column(column), scope.column(other)));
    }

    static Condition present(String column) {
        return of(scope -> scope.column(column).isNotNull());
    }

    static Condition absent(String column) {
        return of(scope -> scope.column(column).isNull());
    }

    /** Whether the text is in the column, in any case. */
    static Condition contains(String column, String text) {
        return like(
                scope -> scope.build().lower(scope.text(column)), "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
    }

    /** The same as SQL's {@code like}; what is {@link #escaped} in the pattern stands for itself. */
    static Condition like(Function<QueryScope, Expression<String>> text, String pattern) {
        return of(scope -> scope.build().like(text.apply(scope), pattern, ESCAPE));
    }

    static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /**
     * Whether the column has one of these values. The list is filled up to a power of two by its last value, so that few
     * different statements reach the database.
     */
    static Condition oneOf(String column, Collection<String> values) {
        if (values.isEmpty()) {
            return nothing();
        }
        List<String> padded = new ArrayList<>(values);
        String last = padded.get(padded.size() - 1);
        while (Integer.bitCount(padded.size()) > 1) {
            padded.add(last);
        }
        return of(scope -> scope.column(column).in(padded));
    }

    static Condition exists(List<Table> tables, Condition... all) {
        Condition condition = all(List.of(all));
        return new Condition(scope -> scope.exists(tables, condition), condition.exact);
    }

    static Condition all(List<Condition> parts) {
        boolean exact = parts.stream().allMatch(Condition::exact);
        if (parts.stream().anyMatch(part -> part.test == NEVER)) {
            return new Condition(NEVER, exact);
        }
        List<Test> tests = parts.stream()
                .map(Condition::test)
                .filter(test -> test != ALWAYS)
                .toList();
        return switch (tests.size()) {
            case 0 -> new Condition(ALWAYS, exact);
            case 1 -> new Condition(tests.get(0), exact);
            default -> new Condition(scope -> scope.build().and(predicates(tests, scope)), exact);
        };
    }

    /** One part that lets too many through makes the whole do so. */
    static Condition any(List<Condition> parts) {
        boolean exact = parts.stream().allMatch(Condition::exact);
        if (parts.stream().anyMatch(part -> part.test == ALWAYS)) {
            return new Condition(ALWAYS, exact);
        }
        List<Test> tests = parts.stream()
                .map(Condition::test)
                .filter(test -> test != NEVER)
                .toList();
        return switch (tests.size()) {
            case 0 -> new Condition(NEVER, exact);
            case 1 -> new Condition(tests.get(0), exact);
            default -> new Condition(scope -> scope.build().or(predicates(tests, scope)), exact);
        };
    }

    /** What lets too many through, turned around, would let too few: it decides nothing then. */
    Condition negated() {
        if (!exact) {
            return undecided();
        }
        if (test == ALWAYS) {
            return nothing();
        }
        return test == NEVER ? everything() : of(scope -> scope.build().not(test.in(scope)));
    }

    Condition inexact() {
        return new Condition(test, false);
    }

    private static Predicate[] predicates(List<Test> tests, QueryScope scope) {
        return tests.stream().map(test -> test.in(scope)).toArray(Predicate[]::new);
    }
}
