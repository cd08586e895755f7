package io.github.directorysync.keycloak.query;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaQuery;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's connection to its database, in the transaction of the request. */
public record Database(EntityManager entities) {

    /**
     * The largest number of parameters in one {@code in} list that all databases accept; the longest page needs one
     * statement, not two.
     */
    private static final int CHUNK = 1000;

    private static final int SMALL_CHUNK = 250;

    private static final int FETCHED_AT_ONCE = 1000;

    /** The lock timeout that makes Hibernate skip rows that another transaction has locked. */
    private static final int SKIP_LOCKED = -2;

    public Database(KeycloakSession session) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    public <T> Optional<T> find(Class<T> type, String id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    /**
     * Creates a query from a constant HQL text; the compiler refuses any other. Hibernate caches the parsed form of
     * each text permanently, so no text may depend on what a client asks for; use {@link TableQuery} for that.
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

    /**
     * Creates a query of several columns; each row is read into a value. The text is a constant, as in {@link #query}.
     */
    public <T> RowQuery<T> rows(
            @CompileTimeConstant String hql, Map<String, ?> parameters, Function<ResultRow, T> reader) {
        return new RowQuery<>(query(hql, Object[].class, parameters), reader);
    }

    /**
     * Runs native SQL, for tables that Keycloak has no entity for in all supported versions; write {@code {h-schema}}
     * before a table name.
     */
    @SuppressWarnings("unchecked")
    public <T> List<T> sql(@CompileTimeConstant String sql, Map<String, ?> parameters, Function<ResultRow, T> reader) {
        Query query = entities.createNativeQuery(sql, Object[].class);
        parameters.forEach(query::setParameter);
        List<Object[]> rows = query.getResultList();
        return rows.stream().map(ResultRow::new).map(reader).toList();
    }

    /** Reads row by row, so that a hundred thousand rows are never in memory at once. */
    public void forEach(@CompileTimeConstant String hql, Map<String, ?> parameters, Consumer<ResultRow> use) {
        try (Stream<ResultRow> rows = rows(hql, parameters, row -> row).fetching(FETCHED_AT_ONCE).stream()) {
            rows.forEach(use);
        }
    }

    /**
     * Locks the rows that the query finds until the transaction ends, and skips those that another transaction has locked. A
     * transaction that never waits for a lock cannot be part of a deadlock.
     */
    public static <T> TypedQuery<T> skippingLocked(TypedQuery<T> query, LockModeType lock) {
        return query.setLockMode(lock).setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED);
    }

    /**
     * Prepares values for {@code in (…)}: not every database accepts an empty list, so it becomes a value that matches
     * nothing.
     */
    public static Collection<String> in(Collection<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }

    /**
     * The one value, or the list of several, for a text with {@code =} or with {@code in}. Hibernate translates a text with a
     * list at each use, which takes longer than most look-ups, and a text without one only once.
     */
    public static Object oneOrSeveral(List<String> values) {
        return values.size() == 1 ? values.get(0) : in(values);
    }

    /**
     * Runs a native insert, update or delete; see {@link #sql}.
     *
     * @return the number of rows
     */
    public int changeBySql(@CompileTimeConstant String sql) {
        return entities.createNativeQuery(sql).executeUpdate();
    }

    /** PostgreSQL alone has all of indexes of expressions, partial indexes and triggers that see what cascades. */
    public boolean isPostgres() {
        return entities.getEntityManagerFactory()
                        .unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof PostgreSQLDialect;
    }

    /** The isolation of its transactions, as {@link java.sql.Connection} numbers them. */
    public int isolation() {
        return entities.unwrap(Session.class).doReturningWork(Connection::getTransactionIsolation);
    }

    public long count(@CompileTimeConstant String hql, Map<String, ?> parameters) {
        return query(hql, Long.class, parameters).getSingleResult();
    }

    /**
     * Runs an update or delete with a time limit, because another transaction may have locked the table.
     *
     * @param timeoutMillis after how many milliseconds the statement fails
     */
    public int change(@CompileTimeConstant String hql, Map<String, ?> parameters, int timeoutMillis) {
        Query query = entities.createQuery(hql);
        query.setHint("jakarta.persistence.query.timeout", timeoutMillis);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    public int change(@CompileTimeConstant String hql, Map<String, ?> parameters) {
        Query query = entities.createQuery(hql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /**
     * Sends so many inserts of one table at a time to the database, instead of the few that Keycloak sends; for a
     * transaction that writes many rows.
     */
    public void insertsAtOnce(int rows) {
        entities.unwrap(Session.class).setJdbcBatchSize(rows);
    }

    /** Writes pending changes now, so that the database refuses them here and not at the commit. */
    public void flush() {
        entities.flush();
    }

    public static <T> Stream<List<T>> chunks(Collection<T> all) {
        return chunks(all, CHUNK);
    }

    /** Chunks of so few values that PostgreSQL looks each up by an index, and does not read a table of 100,000 rows. */
    public static <T> Stream<List<T>> smallChunks(Collection<T> all) {
        return chunks(all, SMALL_CHUNK);
    }

    private static <T> Stream<List<T>> chunks(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + size)
                .mapToObj(from -> list.subList(from, Math.min(list.size(), from + size)));
    }
}
