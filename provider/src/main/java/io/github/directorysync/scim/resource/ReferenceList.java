package io.github.directorysync.scim.resource;

import io.github.directorysync.scim.Limits;
import java.util.List;
import java.util.Optional;

/**
 * The members of a group, or the groups of a user.
 *
 * @param first all of them, or the first ones if there are too many to have in memory
 * @param rest the others, read piece by piece when they are iterated over; empty if there are none
 */
public record ReferenceList(List<Reference> first, Optional<Iterable<Reference>> rest) {

    public static final ReferenceList NONE = all(List.of());

    public ReferenceList {
        first = List.copyOf(first);
    }

    /** A list that is in memory as a whole. */
    public static ReferenceList all(List<Reference> references) {
        return new ReferenceList(references, Optional.empty());
    }

    public boolean isEmpty() {
        return first.isEmpty() && rest.isEmpty();
    }

    /** The memory that they need in an answer, as bytes of JSON. An answer with a rest is a large one. */
    public long bytes() {
        long first = (long) Limits.REFERENCE_BYTES * this.first.size();
        return rest.isPresent() ? Math.max(first, Limits.SMALL_ANSWER_BYTES + 1) : first;
    }
}
