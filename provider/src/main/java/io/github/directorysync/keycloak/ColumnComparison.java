package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Operator;
import jakarta.persistence.criteria.Expression;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One comparison, with a column. It is never unknown for NULL, so that it can be negated.
 *
 * @param ordered whether more and less of a text are decided here, in the collation of the database
 */
record ColumnComparison(Column column, Comparison comparison, boolean ordered) {

    Condition condition() {
        if (comparison.value().isNull()) {
            Condition present = present();
            return comparison.operator() == Operator.EQ ? present.negated() : present;
        }
        return switch (column.kind()) {
            case BOOLEAN -> bool();
            case TIME -> time();
            case EXACT, LOWER, ANY_CASE, CONSTANT -> text();
        };
    }

    private Condition present() {
        return Condition.of(scope -> column.in(scope).isNotNull());
    }

    private Condition bool() {
        String word = comparison.value().asText().toLowerCase(Locale.ROOT);
        boolean isWord = word.equals("true") || word.equals("false");
        Condition equal = Condition.of(scope -> scope.build().equal(column.in(scope), Boolean.valueOf(word)));
        return switch (comparison.operator()) {
            case EQ -> isWord ? equal : Condition.nothing();
            case NE -> isWord ? equal.negated() : Condition.undecided();
            default -> Condition.undecided();
        };
    }

    private Condition time() {
        try {
            long millis = OffsetDateTime.parse(comparison.value().asText())
                    .toInstant()
                    .toEpochMilli();
            return compared(scope -> column.in(scope), millis);
        } catch (DateTimeException | ArithmeticException notADateOrTooFarAway) {
            return Condition.undecided();
        }
    }

    private Condition text() {
        String value = column.kind() == Kind.EXACT || column.kind() == Kind.CONSTANT
                ? comparison.value().asText()
                : comparison.value().asText().toLowerCase(Locale.ROOT);
        return switch (comparison.operator()) {
            case EQ -> Condition.all(List.of(present(), narrowed(value), compared(column::text, value)));
            case NE ->
                Condition.all(List.of(present(), compared(Operator.EQ, column::text, value)))
                        .negated();
            case CO -> like("%" + Condition.escaped(value) + "%");
            case SW -> like(Condition.escaped(value) + "%");
            case EW -> like("%" + Condition.escaped(value));
            // Databases order text by their own collation; SCIM's order is decided afterwards, where it can be.
            case GT, GE, LT, LE ->
                ordered ? Condition.all(List.of(present(), compared(column::text, value))) : Condition.undecided();
        };
    }

    private Condition like(String pattern) {
        return Condition.all(List.of(present(), Condition.like(column::text, pattern)));
    }

    private Condition narrowed(String value) {
        return column.narrowed().map(narrow -> narrow.apply(value)).orElseGet(Condition::everything);
    }

    private <T extends Comparable<? super T>> Condition compared(Function<QueryScope, Expression<T>> of, T value) {
        return compared(comparison.operator(), of, value);
    }

    private static <T extends Comparable<? super T>> Condition compared(
            Operator operator, Function<QueryScope, Expression<T>> of, T value) {
        return switch (operator) {
            case EQ -> Condition.of(scope -> scope.build().equal(of.apply(scope), value));
            case NE -> Condition.of(scope -> scope.build().notEqual(of.apply(scope), value));
            case GT -> Condition.of(scope -> scope.build().greaterThan(of.apply(scope), value));
            case GE -> Condition.of(scope -> scope.build().greaterThanOrEqualTo(of.apply(scope), value));
            case LT -> Condition.of(scope -> scope.build().lessThan(of.apply(scope), value));
            case LE -> Condition.of(scope -> scope.build().lessThanOrEqualTo(of.apply(scope), value));
            case CO, SW, EW -> Condition.undecided();
        };
    }
}
