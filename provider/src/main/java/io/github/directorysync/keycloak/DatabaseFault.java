package io.github.directorysync.keycloak;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelDuplicateException;

/** What went wrong below us, read from the SQLSTATE: it is the same from every database and through every wrapping. */
public enum DatabaseFault {
    /** Another transaction was faster: unique keys, deadlocks, serialization, rows that are gone. Worth a second try. */
    COLLISION,
    /** No connection. */
    GONE,
    /** Not the database's doing. */
    OTHER;

    public static DatabaseFault of(Throwable fault) {
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable at = fault; at != null && seen.add(at); at = at.getCause()) {
            DatabaseFault found = one(at);
            if (found != OTHER) {
                return found;
            }
        }
        return OTHER;
    }

    private static DatabaseFault one(Throwable fault) {
        if (fault instanceof ModelDuplicateException
                || fault instanceof jakarta.persistence.OptimisticLockException
                || fault instanceof jakarta.persistence.PessimisticLockException
                || fault instanceof jakarta.persistence.LockTimeoutException) {
            return COLLISION;
        }
        if (fault instanceof SQLException sql && sql.getSQLState() != null) {
            String state = sql.getSQLState();
            if (state.startsWith("23") || state.startsWith("40") || state.startsWith("55") || state.equals("HYT00")) {
                return COLLISION;
            }
            if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("90067")) {
                return GONE;
            }
        }
        return OTHER;
    }
}
