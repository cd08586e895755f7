package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Kept;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the resources of one type in one directory. */
record Rows<R>(Database database, String directoryId, Shelf<R> shelf) {

    static final Condition ALL = new Condition("1 = 1", Map.of(), true);

    /** In the shelf's own order. */
    TypedQuery<Object[]> where(Condition condition) {
        return query(shelf.select(), condition, shelf.order());
    }

    /** In another order; those that are equal in it stand in the shelf's own. */
    TypedQuery<Object[]> where(Condition condition, String order) {
        return query(shelf.select(), condition, order + shelf.order());
    }

    /** The same, and at the end of each row whether it satisfies each of the {@code flags} too: 1 or 0. */
    TypedQuery<Object[]> where(Condition condition, String order, List<Condition> flags) {
        String select = shelf.select()
                + flags.stream()
                        .map(flag -> ", case when " + flag.hql() + " then 1 else 0 end")
                        .collect(Collectors.joining());
        TypedQuery<Object[]> query = query(select, condition, order + shelf.order());
        flags.forEach(flag -> flag.parameters().forEach(query::setParameter));
        return query;
    }

    private TypedQuery<Object[]> query(String select, Condition condition, String order) {
        return database.query(
                "select " + select + " " + shelf.joined() + " and " + condition.hql() + " order by " + order,
                Object[].class,
                parameters(condition));
    }

    /** Waits until nobody else changes both rows of that one, then reads them as they are now. */
    Optional<Kept<R>> locked(String id) {
        return database.query(
                        "select d, k " + shelf.joined() + " and " + shelf.key() + " = :id",
                        Object[].class,
                        Map.of("directory", directoryId, "id", id))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(both -> kept(both[0], both[1]));
    }

    /** After a change: what is stored, not what was sent. The rows that were written are at hand, so nothing is read. */
    Kept<R> stored(String id) {
        database.flush();
        return kept(
                database.find(shelf.entity(), id).orElseThrow(),
                database.find(shelf.keycloaks(), id).orElseThrow());
    }

    private Kept<R> kept(Object ours, Object keycloaks) {
        return shelf.row().apply(shelf.written().apply(ours, keycloaks));
    }

    /** Our table alone is enough to count everything. */
    long total(Optional<Condition> condition) {
        return condition.map(found -> count(shelf.joined(), found)).orElseGet(() -> count(shelf.alone(), ALL));
    }

    long count(String from, Condition condition) {
        return database.count("select count(*) " + from + " and " + condition.hql(), parameters(condition));
    }

    /** Those of these ids that there are, in any order. */
    Stream<Object[]> of(List<String> ids) {
        return Database.chunks(ids)
                .flatMap(chunk -> where(new Condition(shelf.key() + " in (:ids)", Map.of("ids", chunk), true))
                        .getResultStream());
    }

    private Map<String, Object> parameters(Condition condition) {
        Map<String, Object> parameters = new HashMap<>(condition.parameters());
        parameters.put("directory", directoryId);
        return parameters;
    }
}
