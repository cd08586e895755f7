package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Operator;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One comparison, with a column. It is never unknown for NULL, so that it can be negated.
 *
 * @param parameter the name of its parameter
 * @param ordered whether more and less of a text are decided here, in the collation of the database
 */
record ColumnComparison(Column column, Comparison comparison, String parameter, boolean ordered) {

    Condition condition() {
        if (comparison.value().isNull()) {
            String test = comparison.operator() == Operator.EQ ? " is null" : " is not null";
            return new Condition(column.hql() + test, Map.of(), true);
        }
        return switch (column.kind()) {
            case BOOLEAN -> bool();
            case TIME -> time();
            case EXACT, LOWER, ANY_CASE, CONSTANT -> text();
        };
    }

    private Condition bool() {
        String word = comparison.value().asText().toLowerCase(Locale.ROOT);
        boolean isWord = word.equals("true") || word.equals("false");
        return switch (comparison.operator()) {
            case EQ -> isWord ? with(column.hql() + " = ", "", Boolean.valueOf(word)) : Condition.nothing();
            case NE -> isWord ? with(column.hql() + " <> ", "", Boolean.valueOf(word)) : Condition.undecided();
            default -> Condition.undecided();
        };
    }

    private Condition time() {
        try {
            long millis = OffsetDateTime.parse(comparison.value().asText())
                    .toInstant()
                    .toEpochMilli();
            return sign(comparison.operator())
                    .map(sign -> with(column.hql() + " " + sign + " ", "", millis))
                    .orElseGet(Condition::undecided);
        } catch (DateTimeException | ArithmeticException notADateOrTooFarAway) {
            return Condition.undecided();
        }
    }

    private Condition text() {
        String hql = column.kind() == Kind.ANY_CASE ? "lower(" + column.hql() + ")" : column.hql();
        String value = column.kind() == Kind.EXACT || column.kind() == Kind.CONSTANT
                ? comparison.value().asText()
                : comparison.value().asText().toLowerCase(Locale.ROOT);
        String known = column.hql() + " is not null and ";
        return switch (comparison.operator()) {
            case EQ -> with("(" + known + narrowed() + hql + " = ", ")", value);
            case NE -> with("not (" + known + hql + " = ", ")", value);
            case CO -> with("(" + known + hql + " like ", " escape '!')", "%" + escaped(value) + "%");
            case SW -> with("(" + known + hql + " like ", " escape '!')", escaped(value) + "%");
            case EW -> with("(" + known + hql + " like ", " escape '!')", "%" + escaped(value));
            // Databases order text by their own collation; SCIM's order is decided afterwards, where it can be.
            case GT, GE, LT, LE ->
                !ordered
                        ? Condition.undecided()
                        : with(
                                "(" + known + hql + " "
                                        + sign(comparison.operator()).orElseThrow() + " ",
                                ")",
                                value);
        };
    }

    private String narrowed() {
        return column.narrowed().isEmpty() ? "" : column.narrowed().replace(":value", ":" + parameter) + " and ";
    }

    private static Optional<String> sign(Operator operator) {
        return switch (operator) {
            case EQ -> Optional.of("=");
            case NE -> Optional.of("<>");
            case GT -> Optional.of(">");
            case GE -> Optional.of(">=");
            case LT -> Optional.of("<");
            case LE -> Optional.of("<=");
            case CO, SW, EW -> Optional.empty();
        };
    }

    private static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** A condition with one parameter between two pieces of HQL. */
    private Condition with(String before, String after, Object value) {
        return new Condition(before + ":" + parameter + after, Map.of(parameter, value), true);
    }
}
