package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to become of a group's members: first perhaps nobody stays, then some leave and some join.
 *
 * @param clear whether all who are members now leave, apart from those in {@code join}
 */
public record Membership(boolean clear, Set<String> join, Set<String> leave) {

    private static final Attribute MEMBERS = Schema.GROUP.attribute("members").orElseThrow();

    public Membership {
        join = Set.copyOf(join);
        leave = Set.copyOf(leave);
    }

    public static Membership unchanged() {
        return new Membership(false, Set.of(), Set.of());
    }

    public static Membership exactly(Set<String> members) {
        return new Membership(true, members, Set.of());
    }

    public boolean isUnchanged() {
        return !clear && join.isEmpty() && leave.isEmpty();
    }

    /** What all of these operations make of the members: they take effect in the order in which they stand. */
    static Membership after(List<PatchOperation> operations) {
        boolean clear = false;
        Set<String> joining = new HashSet<>();
        Set<String> leaving = new HashSet<>();
        for (PatchOperation operation : operations) {
            Membership next = of(operation);
            if (next.clear) {
                clear = true;
                joining = new HashSet<>(next.join);
                leaving = new HashSet<>();
            } else {
                joining.removeAll(next.leave);
                joining.addAll(next.join);
                leaving.removeAll(next.join);
                leaving.addAll(next.leave);
            }
        }
        return new Membership(clear, joining, leaving);
    }

    /** One operation on {@code members}, in any of the shapes of RFC 7644 §3.5.2 and of real clients. */
    static Membership of(PatchOperation operation) {
        if (operation.target().place().sub().isPresent()) {
            // RFC 7643 §4.2: they are immutable, a member joins or leaves as a whole.
            throw ScimProblem.readOnly(operation.target().place().path());
        }
        Optional<Set<String>> filtered = operation.target().filter().map(filter -> filter.fold(new Named()));
        return switch (operation.kind()) {
            case REMOVE -> filtered.map(Membership::leaving).orElseGet(() -> removed(operation.value()));
            case ADD -> joining(operation.value());
            case REPLACE -> filtered.isPresent() ? joining(operation.value()) : replaced(operation.value());
        };
    }

    /**
     * The members that a PUT or a {@code replace} lists, and nobody else.
     *
     * @throws ScimProblem 400 invalidValue if it lists members but none with an id: that must not empty a group
     */
    static Membership replaced(JsonNode sent) {
        Set<String> ids = ids(sent);
        if (ids.isEmpty() && !sent.isNull() && !(sent.isArray() && sent.isEmpty())) {
            throw ScimProblem.invalidValue("None of the members has a value: the id of a user.");
        }
        return exactly(ids);
    }

    /** Without a value all go; Entra names them in the value; an empty list removes nobody. */
    private static Membership removed(JsonNode sent) {
        return sent.isMissingNode() || sent.isNull() ? exactly(Set.of()) : leaving(ids(sent));
    }

    private static Membership joining(JsonNode sent) {
        return new Membership(false, ids(sent), Set.of());
    }

    private static Membership leaving(Set<String> ids) {
        return new Membership(false, Set.of(), ids);
    }

    private static Set<String> ids(JsonNode sent) {
        Set<String> ids = new LinkedHashSet<>();
        Coercion.of(MEMBERS, sent)
                .ifPresent(members ->
                        members.forEach(member -> ids.add(member.path("value").asText())));
        ids.remove("");
        return ids;
    }

    /** The ids in {@code members[value eq "a" or value eq "b"]}. */
    private static final class Named implements ScimFilter.Cases<Set<String>> {

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
}
