package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Matching;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.ScimFilter;
import io.github.directorysync.scim.ScimProblem;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources of one type in one directory. What the database can decide it decides, paging included: two statements,
 * whatever the size of the realm. Only what is left is decided here, on a stream that never stands in memory.
 */
record Listing<R>(Database database, String directoryId, Shelf<R> shelf) {

    private static final int FETCHED_AT_ONCE = 200;

    Page<Kept<R>> page(ListQuery query, FilterQuery conditions) {
        if (query.filter().isEmpty()) {
            return page(query, Optional.empty());
        }
        ScimFilter filter = query.filter().get();
        Condition condition = filter.fold(conditions);
        return condition.exact() ? page(query, Optional.of(condition)) : filtered(query, filter, condition);
    }

    /** As it stands in the tables, whatever a cache says. */
    Optional<Kept<R>> one(String id) {
        return rows(Optional.of(new Condition(shelf.key() + " = :id", Map.of("id", id), true)))
                .getResultStream()
                .findFirst()
                .map(shelf.row());
    }

    /** The same, and nobody else changes it until this transaction ends. */
    Optional<Kept<R>> oneToChange(String id) {
        return database.lock(shelf.entity(), id).flatMap(locked -> one(id));
    }

    /** After a change: what is stored, not what was sent. */
    Kept<R> stored(String id) {
        database.flush();
        return one(id).orElseThrow();
    }

    /**
     * Makes sure that an externalId is free before it is given.
     *
     * @throws ScimProblem 409 uniqueness
     */
    void requireFree(Optional<String> externalId, Optional<String> before) {
        externalId.filter(id -> !before.equals(externalId)).ifPresent(id -> {
            Condition condition = new Condition("d.externalId = :externalId", Map.of("externalId", id), true);
            if (total(Optional.of(condition), shelf.alone()) > 0) {
                throw ScimProblem.notUnique("The directory already has a resource with this externalId.");
            }
        });
    }

    private long total(Optional<Condition> condition, String from) {
        return database.count("select count(*) " + from + and(condition), parameters(condition));
    }

    private Page<Kept<R>> page(ListQuery query, Optional<Condition> condition) {
        long total = total(condition, condition.isEmpty() ? shelf.alone() : shelf.joined());
        boolean nothing = query.count() == 0 || query.startIndex() > total;
        List<Kept<R>> page = nothing
                ? List.of()
                : rows(condition)
                        .setFirstResult(query.startIndex() - 1)
                        .setMaxResults(query.count())
                        .getResultStream()
                        .map(shelf.row())
                        .toList();
        return new Page<>(total, page);
    }

    private Page<Kept<R>> filtered(ListQuery query, ScimFilter filter, Condition condition) {
        List<Kept<R>> page = new ArrayList<>();
        long total = 0;
        try (Stream<Object[]> candidates = rows(Optional.of(condition))
                .setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE)
                .getResultStream()) {
            for (Object[] candidate : (Iterable<Object[]>) candidates::iterator) {
                Kept<R> kept = shelf.row().apply(candidate);
                if (Matching.matches(filter, shelf.document().apply(kept))) {
                    total++;
                    if (total >= query.startIndex() && page.size() < query.count()) {
                        page.add(kept);
                    }
                }
            }
        }
        return new Page<>(total, page);
    }

    private TypedQuery<Object[]> rows(Optional<Condition> condition) {
        return database.query(
                "select " + shelf.select() + " " + shelf.joined() + and(condition) + " order by " + shelf.order(),
                Object[].class,
                parameters(condition));
    }

    private static String and(Optional<Condition> condition) {
        return condition.map(found -> " and " + found.hql()).orElse("");
    }

    private Map<String, Object> parameters(Optional<Condition> condition) {
        Map<String, Object> parameters = new HashMap<>();
        condition.ifPresent(found -> parameters.putAll(found.parameters()));
        parameters.put("directory", directoryId);
        return parameters;
    }
}
