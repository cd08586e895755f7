package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Matching;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.ScimFilter;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pages of the resources of one directory. What the database can decide it decides, paging included: two statements,
 * whatever the size of the realm. Only what is left is decided here, on a stream that never stands in memory.
 *
 * @param select what is read of each row
 * @param from the tables and how they hang together, with the directory as their only parameter
 * @param fromAlone the same, where no condition needs more than our own table
 * @param order stable
 */
record Listing<R>(
        Database database,
        String directoryId,
        String select,
        String from,
        String fromAlone,
        String order,
        Function<Object[], Kept<R>> row,
        Function<Kept<R>, ObjectNode> document) {

    private static final int FETCHED_AT_ONCE = 200;

    Page<Kept<R>> page(ListQuery query, FilterQuery conditions) {
        if (query.filter().isEmpty()) {
            return page(query, Optional.empty());
        }
        ScimFilter filter = query.filter().get();
        Condition condition = filter.fold(conditions);
        return condition.exact() ? page(query, Optional.of(condition)) : filtered(query, filter, condition);
    }

    /** The one row of that key, in the tables' current state. */
    Optional<Kept<R>> one(String keyIs, String id) {
        return rows(Optional.of(new Condition(keyIs + " = :id", Map.of("id", id), true)))
                .getResultStream()
                .findFirst()
                .map(row);
    }

    private Page<Kept<R>> page(ListQuery query, Optional<Condition> condition) {
        long total = database.count(
                "select count(*) " + (condition.isEmpty() ? fromAlone : where(condition)), parameters(condition));
        boolean nothing = query.count() == 0 || query.startIndex() > total;
        List<Kept<R>> page = nothing
                ? List.of()
                : rows(condition)
                        .setFirstResult(query.startIndex() - 1)
                        .setMaxResults(query.count())
                        .getResultStream()
                        .map(row)
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
                Kept<R> kept = row.apply(candidate);
                if (Matching.matches(filter, document.apply(kept))) {
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
                "select " + select + " " + where(condition) + " order by " + order,
                Object[].class,
                parameters(condition));
    }

    private String where(Optional<Condition> condition) {
        return from + condition.map(found -> " and " + found.hql()).orElse("");
    }

    private Map<String, Object> parameters(Optional<Condition> condition) {
        Map<String, Object> parameters = new HashMap<>();
        condition.ifPresent(found -> parameters.putAll(found.parameters()));
        parameters.put("directory", directoryId);
        return parameters;
    }
}
