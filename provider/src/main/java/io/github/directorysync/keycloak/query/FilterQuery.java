package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ColumnMap.Column;
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
 * Translates a SCIM filter into a condition on columns. Parts that no column answers are left undecided and evaluated
 * in memory on the rows that the condition lets through. No condition is ever unknown for NULL, so that each can be
 * negated.
 */
public final class FilterQuery implements ScimFilter.Cases<HqlCondition> {

    /** Answers comparisons that are not simply a comparison with a column. */
    public interface Special {

        /** The condition; empty if a plain column answers the comparison or nothing does. */
        Optional<HqlCondition> of(Comparison comparison);
    }

    private final ColumnMap columns;
    private final Special special;
    private final Optional<Relation> related;
    private final Map<ScimFilter, HqlCondition> answered = new LinkedHashMap<>();
    private boolean inElement;

    /**
     * Creates a translator for one resource type.
     *
     * @param related the attribute that refers to resources of the other type, such as {@code members}
     * @param special is asked before the columns
     */
    public FilterQuery(ColumnMap columns, Relation related, Special special) {
        this(columns, special, Optional.of(related));
    }

    private FilterQuery(ColumnMap columns, Special special, Optional<Relation> related) {
        this.columns = columns;
        this.special = special;
        this.related = related;
    }

    /** Translates conditions on the rows that a relation refers to; none of them is left undecided. */
    private static FilterQuery on(Relation found) {
        return new FilterQuery(found.columns(), comparison -> Optional.empty(), Optional.empty());
    }

    /** The parts of the filter that only the database can answer, whatever the rest of the filter is. */
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
            // A resource that is referred to has all of the sub-attributes.
            return answered(present, others.get().some(HqlCondition.everything()));
        }
        return column(present.place().get())
                .map(column -> HqlCondition.of(scope -> column.in(scope).isNotNull()))
                .orElseGet(HqlCondition::undecided);
    }

    /**
     * If some element satisfies the whole inner filter, then for each part of it some element satisfies that part:
     * this much the columns can decide.
     */
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

    /**
     * Whether a filter on one element means the same without brackets: {@code members[value eq "x"]} is {@code
     * members.value eq "x"}.
     */
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

    /**
     * Compares as {@link Matching} does: {@code ne} is true if no element is equal, all other operators if some
     * element matches.
     */
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
