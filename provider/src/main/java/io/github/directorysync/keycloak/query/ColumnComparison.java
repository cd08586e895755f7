package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import jakarta.persistence.criteria.Expression;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Translates one comparison of a SCIM filter into a condition on a column. The condition is never unknown for NULL, so
 * that it can be negated.
 *
 * @param ordered whether {@code gt}, {@code ge}, {@code lt} and {@code le} of a text are decided here, in the
 *     collation of the database
 */
record ColumnComparison(Column column, Comparison comparison, boolean ordered) {

    HqlCondition condition() {
        if (comparison.value().isNull()) {
            HqlCondition present = present();
            return comparison.operator() == Operator.EQ ? present.negated() : present;
        }
        return switch (column.kind()) {
            case BOOLEAN -> bool();
            case TIME -> time();
            case EXACT, LOWER, ANY_CASE -> text();
        };
    }

    private HqlCondition present() {
        return HqlCondition.of(scope -> column.in(scope).isNotNull());
    }

    private HqlCondition bool() {
        String word = comparison.value().asText().toLowerCase(Locale.ROOT);
        boolean isWord = word.equals("true") || word.equals("false");
        HqlCondition equal = HqlCondition.of(scope -> scope.build().equal(column.in(scope), Boolean.valueOf(word)));
        return switch (comparison.operator()) {
            case EQ -> isWord ? equal : HqlCondition.nothing();
            case NE -> isWord ? equal.negated() : HqlCondition.undecided();
            default -> HqlCondition.undecided();
        };
    }

    private HqlCondition time() {
        try {
            long millis = OffsetDateTime.parse(comparison.value().asText())
                    .toInstant()
                    .toEpochMilli();
            HqlCondition condition = compared(scope -> column.in(scope), millis);
            return switch (comparison.operator()) {
                case GT, GE -> HqlCondition.all(List.of(narrowed(String.valueOf(millis)), condition));
                default -> condition;
            };
        } catch (DateTimeException | ArithmeticException notADateOrTooFarAway) {
            return HqlCondition.undecided();
        }
    }

    private HqlCondition text() {
        String value = column.kind() == ColumnKind.EXACT
                ? comparison.value().asText()
                : comparison.value().asText().toLowerCase(Locale.ROOT);
        return column.constant().map(constant -> decided(constant, value)).orElseGet(() -> text(value));
    }

    /** Compares a constant in Java. In MySQL and MariaDB, by default, the texts "user" and "User" are equal. */
    private HqlCondition decided(String constant, String value) {
        return switch (comparison.operator()) {
            case EQ -> HqlCondition.constant(constant.equals(value));
            case NE -> HqlCondition.constant(!constant.equals(value));
            case CO -> HqlCondition.constant(constant.contains(value));
            case SW -> HqlCondition.constant(constant.startsWith(value));
            case EW -> HqlCondition.constant(constant.endsWith(value));
            case GT, GE, LT, LE -> text(value);
        };
    }

    private HqlCondition text(String value) {
        return switch (comparison.operator()) {
            case EQ -> HqlCondition.all(List.of(present(), narrowed(value), compared(column::text, value)));
            case NE ->
                HqlCondition.all(List.of(present(), compared(Operator.EQ, column::text, value)))
                        .negated();
            case CO -> like("%" + HqlCondition.escaped(value) + "%");
            case SW -> HqlCondition.all(List.of(narrowed(value), like(HqlCondition.escaped(value) + "%")));
            case EW -> like("%" + HqlCondition.escaped(value));
            // Databases order text by their own collation, so SCIM's order is decided in memory unless the caller
            // accepts it.
            case GT, GE, LT, LE ->
                ordered
                        ? HqlCondition.all(List.of(present(), compared(column::text, value)))
                        : HqlCondition.undecided();
        };
    }

    private HqlCondition like(String pattern) {
        return HqlCondition.all(List.of(present(), HqlCondition.like(column::text, pattern)));
    }

    private HqlCondition narrowed(String value) {
        return column.narrow(comparison.operator(), value);
    }

    private <T extends Comparable<? super T>> HqlCondition compared(Function<QueryScope, Expression<T>> of, T value) {
        return compared(comparison.operator(), of, value);
    }

    private static <T extends Comparable<? super T>> HqlCondition compared(
            Operator operator, Function<QueryScope, Expression<T>> of, T value) {
        return switch (operator) {
            case EQ -> HqlCondition.of(scope -> scope.build().equal(of.apply(scope), value));
            case NE -> HqlCondition.of(scope -> scope.build().notEqual(of.apply(scope), value));
            case GT -> HqlCondition.of(scope -> scope.build().greaterThan(of.apply(scope), value));
            case GE -> HqlCondition.of(scope -> scope.build().greaterThanOrEqualTo(of.apply(scope), value));
            case LT -> HqlCondition.of(scope -> scope.build().lessThan(of.apply(scope), value));
            case LE -> HqlCondition.of(scope -> scope.build().lessThanOrEqualTo(of.apply(scope), value));
            case CO, SW, EW -> HqlCondition.undecided();
        };
    }
}
