package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.QueryScope.Table;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A condition of a query, built with the Criteria API. No text of a client reaches a query parser; values are always
 * parameters.
 *
 * @param exact whether it decides the filter completely; if not, it lets too many rows through, never too few
 */
public record HqlCondition(Test test, boolean exact) {

    /** Builds the predicate for a query that has the tables whose aliases the condition uses. */
    public interface Test {
        Predicate in(QueryScope scope);
    }

    private static final Test ALWAYS = scope -> scope.build().conjunction();
    private static final Test NEVER = scope -> scope.build().disjunction();

    private static final char ESCAPE = '!';

    public static HqlCondition of(Test test) {
        return new HqlCondition(test, true);
    }

    public static HqlCondition everything() {
        return of(ALWAYS);
    }

    /** Lets all rows through because the database cannot decide the filter. */
    static HqlCondition undecided() {
        return everything().inexact();
    }

    public static HqlCondition nothing() {
        return of(NEVER);
    }

    /** All rows or none. */
    static HqlCondition constant(boolean holds) {
        return holds ? everything() : nothing();
    }

    public static HqlCondition equal(String column, Object value) {
        return of(scope -> scope.build().equal(scope.column(column), value));
    }

    public static HqlCondition same(String column, String other) {
        return of(scope -> scope.build().equal(scope.column(column), scope.column(other)));
    }

    public static HqlCondition present(String column) {
        return of(scope -> scope.column(column).isNotNull());
    }

    public static HqlCondition absent(String column) {
        return of(scope -> scope.column(column).isNull());
    }

    /** Whether the column contains the text, in any letter case. */
    public static HqlCondition contains(String column, String text) {
        return like(
                scope -> scope.build().lower(scope.text(column)), "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
    }

    /** SQL's {@code like}; characters that are {@link #escaped} in the pattern stand for themselves. */
    public static HqlCondition like(Function<QueryScope, Expression<String>> text, String pattern) {
        return of(scope -> scope.build().like(text.apply(scope), pattern, ESCAPE));
    }

    /** Whether the column begins with the text, in the same letter case. */
    public static HqlCondition startsWith(String column, String text) {
        return like(scope -> scope.text(column), escaped(text) + "%");
    }

    static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /**
     * Whether the column has one of these values. The list is padded to a power of two with its last value, so that
     * few different statements reach the database.
     */
    public static HqlCondition oneOf(String column, Collection<String> values) {
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

    /**
     * Whether the column has a value that one of the two selects. Unlike an "or" across two tables, each uses an index of
     * its own.
     */
    public static HqlCondition inEither(String column, QueryScope.Selected one, QueryScope.Selected other) {
        return new HqlCondition(
                scope -> scope.in(column, one, other), one.condition().exact && other.condition().exact);
    }

    public static HqlCondition exists(List<Table> tables, HqlCondition... all) {
        HqlCondition condition = all(List.of(all));
        return new HqlCondition(scope -> scope.exists(tables, condition), condition.exact);
    }

    public static HqlCondition all(List<HqlCondition> parts) {
        boolean exact = parts.stream().allMatch(HqlCondition::exact);
        if (parts.stream().anyMatch(part -> part.test == NEVER)) {
            return new HqlCondition(NEVER, exact);
        }
        List<Test> tests = parts.stream()
                .map(HqlCondition::test)
                .filter(test -> test != ALWAYS)
                .toList();
        return switch (tests.size()) {
            case 0 -> new HqlCondition(ALWAYS, exact);
            case 1 -> new HqlCondition(tests.get(0), exact);
            default -> new HqlCondition(scope -> scope.build().and(predicates(tests, scope)), exact);
        };
    }

    /** At least one of the conditions. It is exact only if all of them are. */
    public static HqlCondition any(List<HqlCondition> parts) {
        boolean exact = parts.stream().allMatch(HqlCondition::exact);
        if (parts.stream().anyMatch(part -> part.test == ALWAYS)) {
            return new HqlCondition(ALWAYS, exact);
        }
        List<Test> tests = parts.stream()
                .map(HqlCondition::test)
                .filter(test -> test != NEVER)
                .toList();
        return switch (tests.size()) {
            case 0 -> new HqlCondition(NEVER, exact);
            case 1 -> new HqlCondition(tests.get(0), exact);
            default -> new HqlCondition(scope -> scope.build().or(predicates(tests, scope)), exact);
        };
    }

    /**
     * The opposite condition. An inexact condition lets too many rows through, so its opposite would let too few
     * through; it becomes undecided instead.
     */
    public HqlCondition negated() {
        if (!exact) {
            return undecided();
        }
        if (test == ALWAYS) {
            return nothing();
        }
        return test == NEVER ? everything() : of(scope -> scope.build().not(test.in(scope)));
    }

    HqlCondition inexact() {
        return new HqlCondition(test, false);
    }

    private static Predicate[] predicates(List<Test> tests, QueryScope scope) {
        return tests.stream().map(test -> test.in(scope)).toArray(Predicate[]::new);
    }
}
