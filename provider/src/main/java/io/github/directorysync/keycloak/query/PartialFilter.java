package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Element;
import io.github.directorysync.scim.filter.ScimFilter.Present;
import java.util.List;
import java.util.Map;

/**
 * Replaces the parts of a filter that the database has answered for one resource by those answers; the rest of the
 * filter is evaluated on the SCIM document.
 */
record PartialFilter(Map<ScimFilter, Boolean> known) implements ScimFilter.Cases<ScimFilter> {

    private static final ScimFilter TRUE = new ScimFilter.And(List.of());
    private static final ScimFilter FALSE = new ScimFilter.Or(List.of());

    @Override
    public ScimFilter and(List<ScimFilter> all) {
        return new ScimFilter.And(all.stream().map(filter -> filter.fold(this)).toList());
    }

    @Override
    public ScimFilter or(List<ScimFilter> any) {
        return new ScimFilter.Or(any.stream().map(filter -> filter.fold(this)).toList());
    }

    @Override
    public ScimFilter not(ScimFilter inner) {
        return new ScimFilter.Not(inner.fold(this));
    }

    @Override
    public ScimFilter compare(Comparison comparison) {
        return answered(comparison);
    }

    @Override
    public ScimFilter present(Present present) {
        return answered(present);
    }

    @Override
    public ScimFilter element(Element element) {
        return answered(element);
    }

    private ScimFilter answered(ScimFilter filter) {
        return known.containsKey(filter) ? known.getOrDefault(filter, false) ? TRUE : FALSE : filter;
    }
}
