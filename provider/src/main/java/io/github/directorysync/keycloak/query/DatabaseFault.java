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

/** What went wrong below us, read from the SQLSTATE: it is the same from every database and through every wrapping. */
public enum DatabaseFault {
    /** Another transaction was faster: unique keys, deadlocks, serialization, rows that are gone. Worth a second try. */
    COLLISION,
    /** No connection, or none to spare. */
    GONE,
    /** Not the database's doing. */
    OTHER;

    /** Looks behind the causes and beside them: what made a commit fail is only suppressed by JTA. */
    public static DatabaseFault of(Throwable fault) {
        return of(fault, new HashSet<>());
    }

    /**
     * Writes what is pending, so that the database refuses it here and not at the commit, where nobody can answer it any
     * more. What is to be rolled back is not written.
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
        for (Throwable beside : fault.getSuppressed()) {
            found = found == OTHER ? of(beside, seen) : found;
        }
        return found;
    }

    /** What the database itself said; empty if it was not the database. */
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

    /** The SQLSTATE of it. */
    public static Optional<String> state(Throwable fault) {
        return refusal(fault).map(SQLException::getSQLState);
    }

    /** Whether the database has something against the values of a row, and takes others. */
    public static boolean isAboutValues(Throwable fault) {
        return state(fault)
                .filter(state -> state.startsWith("22") || state.startsWith("23"))
                .isPresent();
    }

    /** Whether that constraint, in lower case, refused: every database names it, in a case and with a prefix of its own. */
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
            // A batch that was cut off: Keycloak keeps the cause only, and that is the wire's.
            return GONE;
        }
        return fault instanceof SQLException sql ? byState(sql.getSQLState()) : OTHER;
    }

    private static DatabaseFault byState(@Nullable String state) {
        if (state == null) {
            // Not from the database but from the pool, which waited for a connection in vain.
            return GONE;
        }
        if (state.startsWith("23") || state.startsWith("40") || state.startsWith("55") || state.equals("HYT00")) {
            return COLLISION;
        }
        boolean gone = state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
        return gone || state.startsWith("90067") ? GONE : OTHER;
    }
}
