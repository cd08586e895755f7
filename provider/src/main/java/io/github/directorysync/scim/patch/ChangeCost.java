package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.JsonSize;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.schema.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Estimates how many comparisons of values the operations of a PATCH need, before any of them is applied: each operation
 * visits at most the existing values and those that all operations add.
 */
public final class ChangeCost {

    /** A value of this size in bytes costs as much as two short ones. */
    private static final int BYTES = 128;

    private final Map<Place, Long> sizes = new HashMap<>();
    private final ObjectNode before;

    private ChangeCost(ObjectNode before) {
        this.before = before;
    }

    /**
     * Checks the limit.
     *
     * @throws ScimProblem 400 tooMany
     */
    public static void require(List<PatchOperation> operations, ObjectNode before) {
        if (of(operations, before) > Limits.CHANGE_COMPARISONS) {
            throw ScimProblem.tooMany("To make all these changes, values of the resource would be compared more than "
                    + Limits.CHANGE_COMPARISONS + " times. Send fewer operations, or fewer values, at once.");
        }
    }

    public static long of(List<PatchOperation> operations, ObjectNode before) {
        ChangeCost cost = new ChangeCost(before);
        operations.stream().filter(ChangeCost::isOfList).forEach(cost::grow);
        return operations.stream()
                .filter(ChangeCost::isOfList)
                .mapToLong(cost::of)
                .sum();
    }

    private static boolean isOfList(PatchOperation operation) {
        return operation.target().attribute().multiValued();
    }

    private static Place list(PatchOperation operation) {
        Place place = operation.target().place();
        return new Place(place.extension(), place.attribute(), Optional.empty());
    }

    private void grow(PatchOperation operation) {
        long present = sizes.computeIfAbsent(list(operation), this::present);
        sizes.put(list(operation), present + size(operation.value()));
    }

    private long present(Place list) {
        return list.elementsIn(before).stream().mapToLong(ChangeCost::size).sum();
    }

    private static long size(JsonNode value) {
        return (value.isArray() ? value.size() : 1) + JsonSize.of(value) / BYTES;
    }

    private long of(PatchOperation operation) {
        long list = sizes.getOrDefault(list(operation), 0L);
        Optional<ScimFilter> filter = operation.target().filter();
        if (filter.isPresent()) {
            return list * (1 + filter.get().fold(new ComparisonCounter()));
        }
        boolean whole = operation.target().place().sub().isEmpty();
        if (whole && operation.kind() == PatchOperation.PatchKind.REPLACE) {
            return 0;
        }
        return list * (1 + (whole && operation.kind() == PatchOperation.PatchKind.ADD ? unlike(operation.value()) : 0));
    }

    /** The number of elements without a {@code value}, which are searched one by one. */
    private static long unlike(JsonNode sent) {
        return (sent.isArray() ? StreamSupport.stream(sent.spliterator(), false) : Stream.of(sent))
                .filter(element -> element.isObject() && !element.has("value"))
                .count();
    }

    /** Counts the comparisons of a filter. */
    private static final class ComparisonCounter implements ScimFilter.Cases<Integer> {

        @Override
        public Integer and(List<ScimFilter> all) {
            return all.stream().mapToInt(filter -> filter.fold(this)).sum();
        }

        @Override
        public Integer or(List<ScimFilter> any) {
            return and(any);
        }

        @Override
        public Integer not(ScimFilter inner) {
            return inner.fold(this);
        }

        @Override
        public Integer compare(ScimFilter.Comparison comparison) {
            return 1;
        }

        @Override
        public Integer present(ScimFilter.Present present) {
            return 1;
        }

        @Override
        public Integer element(ScimFilter.Element element) {
            return element.inner().fold(this);
        }
    }
}
