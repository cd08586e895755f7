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
 * Writes entries of the log so that nothing about it is left for the commit: a table that is full, locked or missing
 * refuses now, while it is certain that the change which is logged can be undone.
 */
record ActivityWriter(KeycloakSession session, Database database) {

    private static final Logger LOG = Logger.getLogger(ActivityWriter.class);

    /** Milliseconds that a table may be locked by somebody else. */
    private static final int PATIENCE = 5000;

    private static final String INSERT = "insert into ActivityEntity (id, realmId, directoryId, directory, requestId,"
            + " created, actorKind, actor, actorId, client, address, method, path, operation, writes, targetType, targetId,"
            + " targetName, status, outcome, millis, detail) values (:id, :realmId, :directoryId, :directory, :requestId,"
            + " :created, :actorKind, :actor, :actorId, :client, :address, :method, :path, :operation, :writes, :targetType,"
            + " :targetId, :targetName, :status, :outcome, :millis, :detail)";

    /**
     * With what belongs to the entry, in this transaction.
     *
     * @param beside what is written in the same breath
     * @throws ActivityUnwritable if the log cannot be written; the transaction is marked for rollback
     */
    void write(String realmId, Activity activity, Runnable beside) {
        // What the database has against the change itself is said in other words.
        database.flush();
        try {
            insert(realmId, activity);
            beside.run();
            database.flush();
        } catch (RuntimeException fault) {
            if (isOfTheChange(fault)) {
                throw fault;
            }
            LOG.errorf("request %s is undone: the activity log cannot be written: %s", activity.request(), why(fault));
            session.getTransactionManager().setRollbackOnly();
            throw new ActivityUnwritable(fault);
        }
    }

    /** One row by one statement that waits for a locked table so long and no longer. */
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
        database.change(INSERT, values, PATIENCE);
    }

    /** The database is gone, which is told as that, or chose this transaction to break a deadlock, which is tried again. */
    private static boolean isOfTheChange(RuntimeException fault) {
        String state = DatabaseFault.state(fault).orElse("");
        boolean full = state.startsWith("53");
        return !full && (DatabaseFault.of(fault) == DatabaseFault.GONE || state.startsWith("40"));
    }

    /** A database may repeat the values that it refuses, which are people's. */
    private static String why(Throwable fault) {
        Optional<SQLException> refusal = DatabaseFault.refusal(fault);
        String state = refusal.map(SQLException::getSQLState).orElse("");
        return state.startsWith("22") || state.startsWith("23")
                ? "SQLSTATE " + state
                : refusal.map(sql -> "SQLSTATE " + sql.getSQLState() + ", " + sql.getMessage())
                        .orElseGet(fault::toString);
    }
}
