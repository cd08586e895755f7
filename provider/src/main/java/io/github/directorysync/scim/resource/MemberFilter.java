package io.github.directorysync.scim.resource;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.ScimFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The member ids in a path filter: {@code members[value eq "a" or value eq "b"]}. */
final class MemberFilter implements ScimFilter.Cases<Set<String>> {

    /**
     * The ids that a filter selects.
     *
     * @throws ScimProblem 400 invalidPath if it selects by anything but ids
     */
    static Set<String> ids(ScimFilter filter) {
        return filter.fold(new MemberFilter());
    }

    @Override
    public Set<String> or(List<ScimFilter> any) {
        Set<String> ids = new HashSet<>();
        any.forEach(filter -> ids.addAll(filter.fold(this)));
        return ids;
    }

    @Override
    public Set<String> compare(ScimFilter.Comparison comparison) {
        boolean onValue =
                comparison.place().map(place -> place.compared().name()).equals(Optional.of("value"));
        return onValue && comparison.operator() == ScimFilter.Operator.EQ
                ? Set.of(comparison.value().asText())
                : refuse();
    }

    @Override
    public Set<String> and(List<ScimFilter> all) {
        List<Set<String>> parts = new ArrayList<>();
        all.forEach(filter -> parts.add(filter.fold(this)));
        Set<String> ids = new HashSet<>(parts.get(0));
        parts.forEach(ids::retainAll);
        return ids;
    }

    @Override
    public Set<String> not(ScimFilter inner) {
        return refuse();
    }

    @Override
    public Set<String> present(ScimFilter.Present present) {
        return refuse();
    }

    @Override
    public Set<String> element(ScimFilter.Element element) {
        return refuse();
    }

    private static Set<String> refuse() {
        throw ScimProblem.invalidPath("Members can be chosen by their value only: members[value eq \"id\"].");
    }
}
