package io.github.directorysync.keycloak.query;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;

/**
 * Classifies database errors by their SQLSTATE, which is the same for all databases and through all wrapping
 * exceptions.
 */
public enum DatabaseFault {
    /**
     * A conflict with another transaction: unique key, deadlock, serialization failure, row gone. A retry may succeed.
     */
    COLLISION,
    /** No database connection, or none free in the pool. */
    GONE,
    /**
     * The character set of a column lacks a character of a value, such as an emoji. Only MySQL and MariaDB have such
     * columns; Keycloak's names are in them.
     */
    UNSTORABLE,
    /** Not a database error. */
    OTHER;

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int CHANGED_SINCE_READ = 1020;
    private static final int INCORRECT_STRING_VALUE = 1366;
    private static final int ILLEGAL_MIX_OF_COLLATIONS = 1267;

    /** Classifies an error by its causes and suppressed exceptions: JTA only suppresses what made a commit fail. */
    public static DatabaseFault of(Throwable fault) {
        return of(fault, new HashSet<>());
    }

    /**
     * Writes pending changes, so that the database refuses them here, where the error can still be answered, and not
     * at the commit. Does nothing if the transaction is marked for rollback.
     */
    public static void provoke(KeycloakSession session) {
        if (!session.getTransactionManager().getRollbackOnly()) {
            new Database(session).flush();
        }
    }

    private static DatabaseFault of(@Nullable Throwable fault, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return OTHER;
        }
        DatabaseFault found = one(fault);
        if (found == OTHER) {
            found = of(fault.getCause(), seen);
        }
        for (Throwable suppressed : fault.getSuppressed()) {
            found = found == OTHER ? of(suppressed, seen) : found;
        }
        return found;
    }

    /** The database's own exception; empty if the error did not come from the database. */
    public static Optional<SQLException> refusal(Throwable fault) {
        Throwable at = fault;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (at instanceof SQLException sql) {
                return Optional.of(sql);
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    /** The SQLSTATE of the database's exception, if there is one. */
    public static Optional<String> state(Throwable fault) {
        return refusal(fault).map(SQLException::getSQLState);
    }

    /**
     * Whether the database refuses the values of a row but accepts other rows: SQLSTATE class 22 (data) or 23
     * (constraint).
     */
    public static boolean isAboutValues(Throwable fault) {
        return state(fault)
                .filter(state -> state.startsWith("22") || state.startsWith("23"))
                .isPresent();
    }

    /**
     * Whether a constraint was violated. Databases name it in the message, with their own letter case and prefix.
     *
     * @param constraint its name in lower case
     */
    static boolean isOf(Throwable fault, String constraint) {
        Throwable at = fault;
        for (int depth = 0; at != null && depth < 20; depth++) {
            String said = at instanceof SQLException ? at.getMessage() : null;
            if (said != null && said.toLowerCase(Locale.ROOT).contains(constraint)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static DatabaseFault one(Throwable fault) {
        if (fault instanceof ModelDuplicateException
                || fault instanceof jakarta.persistence.OptimisticLockException
                || fault instanceof jakarta.persistence.PessimisticLockException
                || fault instanceof jakarta.persistence.LockTimeoutException) {
            return COLLISION;
        }
        if (fault instanceof ModelException && fault.getCause() instanceof IOException) {
            // The connection broke during a batch: Keycloak keeps only the cause, an I/O error.
            return GONE;
        }
        return fault instanceof SQLException sql ? byState(sql.getSQLState(), sql.getErrorCode()) : OTHER;
    }

    private static DatabaseFault byState(@Nullable String state, int code) {
        if (state == null) {
            // From the connection pool, not from the database: no connection became free in time.
            return GONE;
        }
        if (state.startsWith("23") || state.startsWith("40") || state.startsWith("55") || state.equals("HYT00")) {
            return COLLISION;
        }
        if (state.equals("HY000") || state.equals("22007")) {
            return ofMySql(code);
        }
        boolean gone = state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
        return gone || state.startsWith("90067") ? GONE : OTHER;
    }

    /** MySQL and MariaDB have no state of their own for these; nobody else uses these numbers with these states. */
    private static DatabaseFault ofMySql(int code) {
        return switch (code) {
            case LOCK_WAIT_TIMEOUT, CHANGED_SINCE_READ -> COLLISION;
            case INCORRECT_STRING_VALUE, ILLEGAL_MIX_OF_COLLATIONS -> UNSTORABLE;
            default -> OTHER;
        };
    }
}
