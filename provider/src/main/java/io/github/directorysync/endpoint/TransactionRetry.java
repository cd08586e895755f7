package io.github.directorysync.endpoint;

import io.github.directorysync.directory.token.IssuedToken;
import io.github.directorysync.endpoint.log.RequestRecord;
import io.github.directorysync.endpoint.request.ReducedRequest;
import io.github.directorysync.endpoint.request.RequestLine;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.activity.ActivityUnwritable;
import io.github.directorysync.keycloak.directories.TokenStore;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ServerFault;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs a request in a transaction of its own, so that it is committed before it is answered: a failed commit is still
 * answered with a SCIM error, and a conflict with a concurrent request is retried, four attempts in all.
 */
record TransactionRetry(KeycloakSession outer, String alias, Work work) {

    private static final Logger LOG = Logger.getLogger(TransactionRetry.class);
    private static final int TRIES = 4;

    /** The work of one attempt, inside its transaction. */
    interface Work {
        Done inside(KeycloakSession session, ScimRequest request, RequestRecord record, Instant now);
    }

    /** The answer of one attempt, and the issued token that was used, if any. */
    record Done(ScimAnswer answer, Optional<IssuedToken> by) {}

    /**
     * Runs the request.
     *
     * @throws Undecided if the commit failed but may have taken effect
     */
    ScimAnswer answer(ScimRequest sent, RequestRecord record) {
        ScimRequest request = sent;
        for (int left = TRIES - 1; ; left--) {
            try {
                return once(request, record);
            } catch (ActivityUnwritable undone) {
                throw undone;
            } catch (ScimProblem problem) {
                request = ReducedRequest.of(request, problem).orElseThrow(() -> problem);
                left++;
            } catch (RuntimeException fault) {
                request = DatabaseFault.of(fault) == DatabaseFault.OTHER
                        ? withoutWhatFails(request, fault)
                        // A retry is charged again, but not refused for it.
                        : request.onCredit();
                if (left == 0 || isFinal(DatabaseFault.of(fault))) {
                    throw fault;
                }
            }
        }
    }

    private static boolean isFinal(DatabaseFault fault) {
        return fault == DatabaseFault.GONE || fault == DatabaseFault.UNSTORABLE;
    }

    /**
     * Retries a suspension or deletion without the part that fails: a fault of this code or of another extension must
     * not keep the user's access.
     */
    private static ScimRequest withoutWhatFails(ScimRequest request, RuntimeException fault) {
        String reference = UUID.randomUUID().toString();
        ScimRequest again =
                ReducedRequest.of(request, ServerFault.fault(reference)).orElseThrow(() -> fault);
        LOG.errorf(
                fault, "%s: failed, reference %s; tried again without what failed", RequestLine.of(request), reference);
        return again;
    }

    private ScimAnswer once(ScimRequest request, RequestRecord record) {
        Instant now = ServerTime.now();
        Done done = committed(request, record, now);
        done.by().filter(token -> TokenStore.isNewsThatUsed(token, now)).ifPresent(token -> note(token, now));
        return done.answer();
    }

    private Done committed(ScimRequest request, RequestRecord record, Instant now) {
        AtomicBoolean onlyToCommit = new AtomicBoolean();
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    outer.getKeycloakSessionFactory(),
                    outer.getContext(),
                    session -> {
                        Done done = work.inside(session, request, record, now);
                        onlyToCommit.set(true);
                        return done;
                    },
                    RequestLine.of(request));
        } catch (RuntimeException fault) {
            throw onlyToCommit.get() ? new Undecided(fault) : fault;
        }
    }

    /** The commit failed. Unless the database rejected it, it may have taken effect. */
    static final class Undecided extends RuntimeException {

        private Undecided(RuntimeException fault) {
            super(fault.getMessage(), fault);
        }
    }

    /**
     * Records the use of the token. The request is committed: a failure here must neither change its answer nor repeat
     * it.
     */
    private void note(IssuedToken token, Instant now) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    outer.getKeycloakSessionFactory(), session -> new TokenStore(session).used(token, now));
        } catch (RuntimeException fault) {
            LOG.warnf("The use of a token of directory %s was not recorded: %s", alias, fault.getMessage());
        }
    }
}
