package io.github.directorysync.keycloak.query;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.transaction.JtaTransactionManagerLookup;

/**
 * The transaction that Keycloak begins for each HTTP request, in which it looks up the realm, and an administrator. What was
 * not cached is read from the database, and the transaction holds that connection until the answer is sent.
 */
public final class OuterTransaction {

    private static final Logger LOG = Logger.getLogger(OuterTransaction.class);

    private OuterTransaction() {}

    /**
     * Gives the connection back before work in transactions of its own: commits the transaction, in which nothing has been
     * written yet, and begins another one for what Keycloak does after the answer. Otherwise the request would hold that
     * connection while its body arrives, and wait for a second one, which requests that share a small pool never get.
     *
     * <p>Keycloak's wrapper of the transaction commits whatever transaction the thread has ({@code JtaTransactionWrapper} of
     * Keycloak 26.4 to 26.7), so it does not notice. Without JTA nothing is done.
     *
     * @throws IllegalStateException if the transaction manager fails
     */
    public static void releaseConnection(KeycloakSession outer) {
        JtaTransactionManagerLookup lookup = outer.getProvider(JtaTransactionManagerLookup.class);
        TransactionManager transactions = lookup == null ? null : lookup.getTransactionManager();
        if (transactions == null) {
            return;
        }
        try {
            if (transactions.getStatus() == Status.STATUS_ACTIVE) {
                commit(transactions);
                transactions.begin();
            }
        } catch (SystemException | NotSupportedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Nothing was written, so it is no reason to refuse the request if the database has gone away since the realm was read. */
    private static void commit(TransactionManager transactions) throws SystemException {
        try {
            transactions.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException fault) {
            LOG.debug("The transaction in which the realm was looked up was not committed", fault);
        }
    }
}
