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
 * A request in a transaction of its own, so that the commit is over before anything is answered: what the database
 * refuses then is still answered in SCIM's words, and a request that met another's is simply done again.
 */
record TransactionRetry(KeycloakSession outer, String alias, Work work) {

    private static final Logger LOG = Logger.getLogger(TransactionRetry.class);
    private static final int TRIES = 4;

    /** What is done inside the transaction; more than once, if need be. */
    interface Work {
        Done inside(KeycloakSession session, ScimRequest request, RequestRecord minutes, Instant now);
    }

    /** What came of it, and by which token, if it was an issued one. */
    record Done(ScimAnswer answer, Optional<IssuedToken> by) {}

    /**
     * Does it.
     *
     * @throws Undecided if the commit failed and may have happened all the same
     */
    ScimAnswer answer(ScimRequest sent, RequestRecord minutes) {
        ScimRequest request = sent;
        for (int left = TRIES - 1; ; left--) {
            try {
                return once(request, minutes);
            } catch (ActivityUnwritable undone) {
                throw undone;
            } catch (ScimProblem problem) {
                request = ReducedRequest.of(request, problem).orElseThrow(() -> problem);
                left++;
            } catch (RuntimeException fault) {
                request = DatabaseFault.of(fault) == DatabaseFault.OTHER
                        ? withoutWhatFails(request, fault)
                        // What is tried again costs again, but is not sent away for it.
                        : request.onCredit();
                if (left == 0 || DatabaseFault.of(fault) == DatabaseFault.GONE) {
                    throw fault;
                }
            }
        }
    }

    /** Not even a fault of ours, or of another extension, keeps somebody in whom their directory takes out. */
    private static ScimRequest withoutWhatFails(ScimRequest request, RuntimeException fault) {
        String reference = UUID.randomUUID().toString();
        ScimRequest again =
                ReducedRequest.of(request, ServerFault.fault(reference)).orElseThrow(() -> fault);
        LOG.errorf(
                fault, "%s: failed, reference %s; tried again without what failed", RequestLine.of(request), reference);
        return again;
    }

    private ScimAnswer once(ScimRequest request, RequestRecord minutes) {
        Instant now = ServerTime.now();
        Done done = committed(request, minutes, now);
        done.by().filter(token -> TokenStore.isNewsThatUsed(token, now)).ifPresent(token -> note(token, now));
        return done.answer();
    }

    private Done committed(ScimRequest request, RequestRecord minutes, Instant now) {
        AtomicBoolean onlyToCommit = new AtomicBoolean();
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    outer.getKeycloakSessionFactory(),
                    outer.getContext(),
                    session -> {
                        Done done = work.inside(session, request, minutes, now);
                        onlyToCommit.set(true);
                        return done;
                    },
                    RequestLine.of(request));
        } catch (RuntimeException fault) {
            throw onlyToCommit.get() ? new Undecided(fault) : fault;
        }
    }

    /** The commit failed. Where it was not the database that refused it, it may have happened all the same. */
    static final class Undecided extends RuntimeException {

        private Undecided(RuntimeException fault) {
            super(fault.getMessage(), fault);
        }
    }

    /** The request is done by now: whatever happens here must not make it look undone, or be done again. */
    private void note(IssuedToken token, Instant now) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    outer.getKeycloakSessionFactory(), session -> new TokenStore(session).used(token, now));
        } catch (RuntimeException fault) {
            LOG.warnf("The use of a token of directory %s was not noted: %s", alias, fault.getMessage());
        }
    }
}
