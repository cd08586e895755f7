package io.github.directorysync.keycloak.query;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own connection to its database, inside the request's transaction. */
public record Database(EntityManager entities) {

    /** As many parameters as every database takes in one list; the longest page needs one statement, not two. */
    private static final int CHUNK = 1000;

    private static final int FETCHED_AT_ONCE = 1000;

    /** For {@code jakarta.persistence.lock.timeout}, in Hibernate's words: a row that somebody else has locked is not found. */
    public static final int SKIP_LOCKED = -2;

    public Database(KeycloakSession session) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    public <T> Optional<T> find(Class<T> type, String id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    /**
     * In a text that stands in this code: the compiler refuses any other. Hibernate's parser keeps what it has learnt of
     * each shape of text for good, so nothing that depends on what a client asks for may reach it; that is a
     * {@link TableQuery}.
     */
    public <T> TypedQuery<T> query(@CompileTimeConstant String hql, Class<T> type, Map<String, ?> parameters) {
        TypedQuery<T> query = entities.createQuery(hql, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    <T> TypedQuery<T> query(CriteriaQuery<T> built) {
        return entities.createQuery(built);
    }

    HibernateCriteriaBuilder criteria() {
        return (HibernateCriteriaBuilder) entities.getCriteriaBuilder();
    }

    public <T> List<T> list(@CompileTimeConstant String hql, Class<T> type, Map<String, ?> parameters) {
        return query(hql, type, parameters).getResultList();
    }

    /** Several columns of each row, read into a value. The text is a constant, as in {@link #query}. */
    public <T> RowQuery<T> rows(
            @CompileTimeConstant String hql, Map<String, ?> parameters, Function<ResultRow, T> reader) {
        return new RowQuery<>(query(hql, Object[].class, parameters), reader);
    }

    /** In the database's own words, for what Keycloak has no common entity; {@code {h-schema}} stands before a table. */
    @SuppressWarnings("unchecked")
    public <T> List<T> sql(@CompileTimeConstant String sql, Map<String, ?> parameters, Function<ResultRow, T> reader) {
        Query query = entities.createNativeQuery(sql, Object[].class);
        parameters.forEach(query::setParameter);
        List<Object[]> rows = query.getResultList();
        return rows.stream().map(ResultRow::new).map(reader).toList();
    }

    /** Row by row, so that a hundred thousand of them never stand in memory. */
    public void forEach(@CompileTimeConstant String hql, Map<String, ?> parameters, Consumer<ResultRow> use) {
        try (Stream<ResultRow> rows = rows(hql, parameters, row -> row).fetching(FETCHED_AT_ONCE).stream()) {
            rows.forEach(use);
        }
    }

    /** For "in": what is empty matches nothing, and not every database takes it. */
    public static Collection<String> in(Collection<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }

    public long count(@CompileTimeConstant String hql, Map<String, ?> parameters) {
        return query(hql, Long.class, parameters).getSingleResult();
    }

    /** The same for a statement that gives up after so many milliseconds, say because somebody has locked the table. */
    public int change(@CompileTimeConstant String hql, Map<String, ?> parameters, int patience) {
        Query query = entities.createQuery(hql);
        query.setHint("jakarta.persistence.query.timeout", patience);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    public int change(@CompileTimeConstant String hql, Map<String, ?> parameters) {
        Query query = entities.createQuery(hql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /** Writes what is pending, so that the database refuses now and not behind our back. */
    public void flush() {
        entities.flush();
    }

    public static <T> Stream<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + CHUNK)
                .mapToObj(from -> list.subList(from, Math.min(list.size(), from + CHUNK)));
    }
}
