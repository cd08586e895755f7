package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import java.util.List;

/** Builds the element that a filter describes: {@code type eq "work"} gives a new work element. */
final class ElementFromFilter implements ScimFilter.Cases<List<Comparison>> {

    private ElementFromFilter() {}

    /**
     * A new element that satisfies the filter.
     *
     * @throws ScimProblem 400 noTarget if the filter contains more than equalities of known sub-attributes
     */
    static ObjectNode by(ScimFilter filter) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        for (Comparison equality : filter.fold(new ElementFromFilter())) {
            Attribute part = equality.place().flatMap(Place::sub).orElseThrow(ElementFromFilter::noElement);
            PatchOperation.set(element, part, Coercion.of(part, equality.value()));
        }
        return element;
    }

    @Override
    public List<Comparison> compare(Comparison comparison) {
        if (comparison.operator() != ScimFilter.Operator.EQ) {
            throw noElement();
        }
        return List.of(comparison);
    }

    @Override
    public List<Comparison> and(List<ScimFilter> all) {
        return all.stream().flatMap(filter -> filter.fold(this).stream()).toList();
    }

    @Override
    public List<Comparison> or(List<ScimFilter> any) {
        throw noElement();
    }

    @Override
    public List<Comparison> not(ScimFilter inner) {
        throw noElement();
    }

    @Override
    public List<Comparison> present(ScimFilter.Present present) {
        throw noElement();
    }

    @Override
    public List<Comparison> element(ScimFilter.Element inner) {
        throw noElement();
    }

    private static ScimProblem noElement() {
        return ScimProblem.noTarget("No element matches the filter of the path, and it does not describe one.");
    }
}
