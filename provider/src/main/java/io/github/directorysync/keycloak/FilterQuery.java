package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.Columns.Column;
import io.github.directorysync.scim.Matching;
import io.github.directorysync.scim.Place;
import io.github.directorysync.scim.ScimFilter;
import io.github.directorysync.scim.ScimFilter.Comparison;
import io.github.directorysync.scim.ScimFilter.Element;
import io.github.directorysync.scim.ScimFilter.Operator;
import io.github.directorysync.scim.ScimFilter.Present;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a filter into a condition on columns. What no column answers is left undecided, and decided afterwards on what
 * the rest of the filter lets through. No condition is ever unknown for NULL, so that it
 * can be negated.
 */
final class FilterQuery implements ScimFilter.Cases<Condition> {

    /** What is not a plain column. */
    interface Special {

        /** The condition; empty if a column knows, or nobody. */
        Optional<Condition> of(Comparison comparison);
    }

    private final Columns columns;
    private final Special special;
    private final Optional<Relation> related;
    private final Map<ScimFilter, Condition> answered = new LinkedHashMap<>();
    private boolean inElement;

    /**
     * Conditions on these columns.
     *
     * @param related the attribute that other rows answer
     * @param special answers first what is not a plain column
     */
    FilterQuery(Columns columns, Relation related, Special special) {
        this(columns, special, Optional.of(related));
    }

    private FilterQuery(Columns columns, Special special, Optional<Relation> related) {
        this.columns = columns;
        this.special = special;
        this.related = related;
    }

    /** On the rows that {@code related} refers to; nothing of it is left undecided. */
    private static FilterQuery on(Relation found) {
        return new FilterQuery(found.columns(), comparison -> Optional.empty(), Optional.empty());
    }

    /** The parts of the filter that the database alone can answer, whatever else stands beside them. */
    Map<ScimFilter, Condition> answered() {
        return answered;
    }

    private Condition answered(ScimFilter part, Condition condition) {
        answered.put(part, condition);
        return condition;
    }

    private Optional<Relation> related(Optional<Place> place) {
        return place.flatMap(found -> related.filter(attribute -> attribute.is(found)));
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
        Optional<Relation> others = related(present.place());
        if (others.isPresent()) {
            // Whatever is referred to has all of it.
            return answered(present, others.get().some(Condition.everything()));
        }
        return column(present.place().get())
                .map(column -> Condition.of(scope -> column.in(scope).isNotNull()))
                .orElseGet(Condition::undecided);
    }

    /** Some element satisfies all of it, so some element satisfies each part: that much the columns may know. */
    @Override
    public Condition element(Element element) {
        if (element.place().isEmpty()) {
            return Condition.nothing();
        }
        Optional<Relation> others = related(element.place());
        if (others.isPresent()) {
            return answered(element, others.get().some(element.inner().fold(on(others.get()))));
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
        Optional<Relation> others = related(comparison.place());
        if (others.isPresent()) {
            return answered(comparison, compare(others.get(), comparison));
        }
        Condition condition = special.of(comparison)
                .or(() -> column(comparison.place().get())
                        .map(column -> new ColumnComparison(column, comparison, related.isEmpty()).condition()))
                .orElseGet(Condition::undecided);
        return inElement ? condition.inexact() : condition;
    }

    /** As {@link Matching} has it: {@code ne} is that none is equal, all others that some is. */
    private Condition compare(Relation others, Comparison comparison) {
        if (comparison.value().isNull()) {
            Condition some = others.some(Condition.everything());
            return comparison.operator() == Operator.EQ ? some.negated() : some;
        }
        if (comparison.operator() == Operator.NE) {
            return compare(others, new Comparison(comparison.place(), Operator.EQ, comparison.value()))
                    .negated();
        }
        return others.some(comparison.fold(on(others)));
    }

    private Optional<Column> column(Place place) {
        return columns.at(place);
    }
}
