package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.Columns.Column;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Element;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.filter.ScimFilter.Present;
import io.github.directorysync.scim.schema.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a filter into a condition on columns. What no column answers is left undecided, and decided afterwards on what
 * the rest of the filter lets through. No condition is ever unknown for NULL, so that it
 * can be negated.
 */
public final class FilterQuery implements ScimFilter.Cases<HqlCondition> {

    /** What is not a plain column. */
    public interface Special {

        /** The condition; empty if a column knows, or nobody. */
        Optional<HqlCondition> of(Comparison comparison);
    }

    private final Columns columns;
    private final Special special;
    private final Optional<Relation> related;
    private final Map<ScimFilter, HqlCondition> answered = new LinkedHashMap<>();
    private boolean inElement;

    /**
     * Conditions on these columns.
     *
     * @param related the attribute that other rows answer
     * @param special answers first what is not a plain column
     */
    public FilterQuery(Columns columns, Relation related, Special special) {
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
    Map<ScimFilter, HqlCondition> answered() {
        return answered;
    }

    private HqlCondition answered(ScimFilter part, HqlCondition condition) {
        answered.put(part, condition);
        return condition;
    }

    private Optional<Relation> related(Optional<Place> place) {
        return place.flatMap(found -> related.filter(attribute -> attribute.is(found)));
    }

    @Override
    public HqlCondition and(List<ScimFilter> all) {
        return HqlCondition.all(all.stream().map(filter -> filter.fold(this)).toList());
    }

    @Override
    public HqlCondition or(List<ScimFilter> any) {
        return HqlCondition.any(any.stream().map(filter -> filter.fold(this)).toList());
    }

    @Override
    public HqlCondition not(ScimFilter inner) {
        return inner.fold(this).negated();
    }

    @Override
    public HqlCondition present(Present present) {
        if (present.place().isEmpty()) {
            return HqlCondition.nothing();
        }
        Optional<Relation> others = related(present.place());
        if (others.isPresent()) {
            // Whatever is referred to has all of it.
            return answered(present, others.get().some(HqlCondition.everything()));
        }
        return column(present.place().get())
                .map(column -> HqlCondition.of(scope -> column.in(scope).isNotNull()))
                .orElseGet(HqlCondition::undecided);
    }

    /** Some element satisfies all of it, so some element satisfies each part: that much the columns may know. */
    @Override
    public HqlCondition element(Element element) {
        if (element.place().isEmpty()) {
            return HqlCondition.nothing();
        }
        Optional<Relation> others = related(element.place());
        if (others.isPresent()) {
            return answered(element, others.get().some(element.inner().fold(on(others.get()))));
        }
        if (element.inner() instanceof Comparison comparison && isOfOneElement(comparison)) {
            return compare(comparison);
        }
        inElement = true;
        HqlCondition inner = element.inner().fold(this);
        inElement = false;
        return inner.inexact();
    }

    /** {@code members[value eq "x"]} is {@code members.value eq "x"}: both ask for some element. */
    private static boolean isOfOneElement(Comparison comparison) {
        return comparison.operator() != Operator.NE && !comparison.value().isNull();
    }

    @Override
    public HqlCondition compare(Comparison comparison) {
        if (comparison.place().isEmpty()) {
            return HqlCondition.nothing();
        }
        Optional<Relation> others = related(comparison.place());
        if (others.isPresent()) {
            return answered(comparison, compare(others.get(), comparison));
        }
        HqlCondition condition = special.of(comparison)
                .or(() -> column(comparison.place().get())
                        .map(column -> new ColumnComparison(column, comparison, related.isEmpty()).condition()))
                .orElseGet(HqlCondition::undecided);
        return inElement ? condition.inexact() : condition;
    }

    /** As {@link Matching} has it: {@code ne} is that none is equal, all others that some is. */
    private HqlCondition compare(Relation others, Comparison comparison) {
        if (comparison.value().isNull()) {
            HqlCondition some = others.some(HqlCondition.everything());
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
