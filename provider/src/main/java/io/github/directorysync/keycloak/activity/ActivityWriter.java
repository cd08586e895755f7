package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.store.ActivityEntity;
import io.github.directorysync.sync.activity.Activity;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Writes activity log entries immediately and not at the commit: if the table is full, locked or missing, the database
 * refuses here, while the logged change can still be undone.
 */
record ActivityWriter(KeycloakSession session, Database database) {

    private static final Logger LOG = Logger.getLogger(ActivityWriter.class);

    /** How many milliseconds to wait for a table that another transaction has locked. */
    private static final int TIMEOUT_MILLIS = 5000;

    private static final String INSERT = "insert into ActivityEntity (id, realmId, directoryId, directory, requestId,"
            + " created, actorKind, actor, actorId, client, address, method, path, operation, writes, targetType,"
            + " targetId, targetName, status, outcome, millis, detail) values (:id, :realmId, :directoryId, :directory,"
            + " :requestId, :created, :actorKind, :actor, :actorId, :client, :address, :method, :path, :operation,"
            + " :writes, :targetType, :targetId, :targetName, :status, :outcome, :millis, :detail)";

    /**
     * Writes an entry and its related rows in this transaction.
     *
     * @param related writes rows that belong to the entry
     * @throws ActivityUnwritable if the log cannot be written; the transaction is marked for rollback
     */
    void write(String realmId, Activity activity, Runnable related) {
        guarded(activity, () -> {
            insert(realmId, activity);
            related.run();
        });
    }

    /**
     * Writes rows that tell of a change, with or without an entry.
     *
     * @throws ActivityUnwritable if they cannot be written; the transaction is marked for rollback
     */
    void guarded(Activity activity, Runnable rows) {
        // Errors of the change itself must not look like errors of the log.
        database.flush();
        try {
            rows.run();
            database.flush();
        } catch (RuntimeException fault) {
            if (isUnrelatedToLog(fault)) {
                throw fault;
            }
            LOG.errorf("request %s is undone: the activity log cannot be written: %s", activity.request(), why(fault));
            session.getTransactionManager().setRollbackOnly();
            throw new ActivityUnwritable(fault);
        }
    }

    /** Inserts one row with one statement, which waits a limited time for a locked table. */
    void insert(String realmId, Activity activity) {
        ActivityEntity row = ActivityRows.row(realmId, activity);
        Map<String, Object> values = new HashMap<>();
        values.put("id", row.id);
        values.put("realmId", row.realmId);
        values.put("directoryId", row.directoryId);
        values.put("directory", row.directory);
        values.put("requestId", row.requestId);
        values.put("created", row.created);
        values.put("actorKind", row.actorKind);
        values.put("actor", row.actor);
        values.put("actorId", row.actorId);
        values.put("client", row.client);
        values.put("address", row.address);
        values.put("method", row.method);
        values.put("path", row.path);
        values.put("operation", row.operation);
        values.put("writes", row.writes);
        values.put("targetType", row.targetType);
        values.put("targetId", row.targetId);
        values.put("targetName", row.targetName);
        values.put("status", row.status);
        values.put("outcome", row.outcome);
        values.put("millis", row.millis);
        values.put("detail", row.detail);
        database.change(INSERT, values, TIMEOUT_MILLIS);
    }

    /**
     * Whether the log is not the cause: the database is unreachable, which is reported as such, or this transaction
     * was chosen to break a deadlock and is retried.
     */
    private static boolean isUnrelatedToLog(RuntimeException fault) {
        String state = DatabaseFault.state(fault).orElse("");
        boolean full = state.startsWith("53");
        return !full && (DatabaseFault.of(fault) == DatabaseFault.GONE || state.startsWith("40"));
    }

    /**
     * Describes the error for the server log. SQLSTATE classes 22 and 23 come without the message: databases may
     * repeat the refused values in it, which are personal data.
     */
    private static String why(Throwable fault) {
        Optional<SQLException> refusal = DatabaseFault.refusal(fault);
        String state = refusal.map(SQLException::getSQLState).orElse("");
        return state.startsWith("22") || state.startsWith("23")
                ? "SQLSTATE " + state
                : refusal.map(sql -> "SQLSTATE " + sql.getSQLState() + ", " + sql.getMessage())
                        .orElseGet(fault::toString);
    }
}
