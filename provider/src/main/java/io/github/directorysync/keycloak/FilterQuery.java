package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.keycloak.Columns.Kind;
import io.github.directorysync.scim.Place;
import io.github.directorysync.scim.ScimFilter;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Element;
import io.github.directorysync.scim.ScimFilter.Operator;
import io.github.directorysync.scim.ScimFilter.Present;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a filter into a condition on columns. What no column answers is left undecided, and decided afterwards on what
 * the rest of the filter lets through. Values are always parameters. No condition is ever unknown for NULL, so that it
 * can be negated.
 */
final class FilterQuery implements ScimFilter.Cases<Condition> {

    private final Columns columns;
    private final Function<Comparison, Optional<Condition>> special;
    private int parameters;
    private boolean inElement;

    /**
     * Conditions on these columns.
     *
     * @param special answers first what is not a plain column
     */
    FilterQuery(Columns columns, Function<Comparison, Optional<Condition>> special) {
        this.columns = columns;
        this.special = special;
    }

    @Override
    public Condition and(List<ScimFilter> all) {
        return Condition.all(all.stream().map(filter -> filter.fold(this)).toList());
    }

    @Override
    public Condition or(List<ScimFilter> any) {
        return Condition.any(any.stream().map(filter -> filter.fold(this)).toList());
    }

    @Override
    public Condition not(ScimFilter inner) {
        return inner.fold(this).negated();
    }

    @Override
    public Condition present(Present present) {
        if (present.place().isEmpty()) {
            return Condition.nothing();
        }
        return column(present.place().get())
                .map(column -> new Condition(column.hql() + " is not null", Map.of(), true))
                .orElseGet(Condition::undecided);
    }

    /** Some element satisfies all of it, so some element satisfies each part: that much the columns may know. */
    @Override
    public Condition element(Element element) {
        if (element.place().isEmpty()) {
            return Condition.nothing();
        }
        if (element.inner() instanceof Comparison comparison && isOfOneElement(comparison)) {
            return compare(comparison);
        }
        inElement = true;
        Condition inner = element.inner().fold(this);
        inElement = false;
        return inner.inexact();
    }

    /** {@code members[value eq "x"]} is {@code members.value eq "x"}: both ask for some element. */
    private static boolean isOfOneElement(Comparison comparison) {
        return comparison.operator() != Operator.NE && !comparison.value().isNull();
    }

    @Override
    public Condition compare(Comparison comparison) {
        if (comparison.place().isEmpty()) {
            return Condition.nothing();
        }
        Condition condition = special.apply(comparison)
                .map(found -> found.numbered(parameters++))
                .or(() -> column(comparison.place().get()).map(column -> compare(column, comparison)))
                .orElseGet(Condition::undecided);
        return inElement ? condition.inexact() : condition;
    }

    private Optional<Column> column(Place place) {
        return columns.at(place);
    }

    private Condition compare(Column column, Comparison comparison) {
        if (comparison.value().isNull()) {
            String test = comparison.operator() == Operator.EQ ? " is null" : " is not null";
            return new Condition(column.hql() + test, Map.of(), true);
        }
        return switch (column.kind()) {
            case BOOLEAN -> bool(column, comparison);
            case TIME -> time(column, comparison);
            case EXACT, LOWER, ANY_CASE, CONSTANT -> text(column, comparison);
        };
    }

    private Condition bool(Column column, Comparison comparison) {
        String word = comparison.value().asText().toLowerCase(Locale.ROOT);
        boolean isWord = word.equals("true") || word.equals("false");
        return switch (comparison.operator()) {
            case EQ -> isWord ? with(column.hql() + " = ", "", Boolean.valueOf(word)) : Condition.nothing();
            case NE -> isWord ? with(column.hql() + " <> ", "", Boolean.valueOf(word)) : Condition.undecided();
            default -> Condition.undecided();
        };
    }

    private Condition time(Column column, Comparison comparison) {
        try {
            long millis = OffsetDateTime.parse(comparison.value().asText())
                    .toInstant()
                    .toEpochMilli();
            return sign(comparison.operator())
                    .map(sign -> with(column.hql() + " " + sign + " ", "", millis))
                    .orElseGet(Condition::undecided);
        } catch (DateTimeException notADate) {
            return Condition.undecided();
        }
    }

    private Condition text(Column column, Comparison comparison) {
        String hql = column.kind() == Kind.ANY_CASE ? "lower(" + column.hql() + ")" : column.hql();
        String value = column.kind() == Kind.EXACT || column.kind() == Kind.CONSTANT
                ? comparison.value().asText()
                : comparison.value().asText().toLowerCase(Locale.ROOT);
        String known = column.hql() + " is not null and ";
        return switch (comparison.operator()) {
            case EQ -> with("(" + known + hql + " = ", ")", value);
            case NE -> with("not (" + known + hql + " = ", ")", value);
            case CO -> with("(" + known + hql + " like ", " escape '!')", "%" + escaped(value) + "%");
            case SW -> with("(" + known + hql + " like ", " escape '!')", escaped(value) + "%");
            case EW -> with("(" + known + hql + " like ", " escape '!')", "%" + escaped(value));
            // Databases order text by their own collation; SCIM's order is decided afterwards.
            case GT, GE, LT, LE -> Condition.undecided();
        };
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
    Condition with(String before, String after, Object value) {
        String name = "p" + parameters++;
        return new Condition(before + ":" + name + after, Map.of(name, value), true);
    }
}
