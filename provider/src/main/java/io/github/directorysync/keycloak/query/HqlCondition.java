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
 * A condition of a query, built by the Criteria API: whatever a client asks for, no text of it reaches a query parser, and
 * values are always parameters.
 *
 * @param exact whether it says all that the filter says; if not, it lets too many through, never too few
 */
public record HqlCondition(Test test, boolean exact) {

    /** The same, for a query that reads the tables whose aliases it uses. */
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

    /** Lets everything through, and decides nothing. */
    static HqlCondition undecided() {
        return everything().inexact();
    }

    public static HqlCondition nothing() {
        return of(NEVER);
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

    /** Whether the text is in the column, in any case. */
    public static HqlCondition contains(String column, String text) {
        return like(
                scope -> scope.build().lower(scope.text(column)), "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
    }

    /** The same as SQL's {@code like}; what is {@link #escaped} in the pattern stands for itself. */
    public static HqlCondition like(Function<QueryScope, Expression<String>> text, String pattern) {
        return of(scope -> scope.build().like(text.apply(scope), pattern, ESCAPE));
    }

    static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /**
     * Whether the column has one of these values. The list is filled up to a power of two by its last value, so that few
     * different statements reach the database.
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

    /** One part that lets too many through makes the whole do so. */
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

    /** What lets too many through, turned around, would let too few: it decides nothing then. */
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
