package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.request.RequestLine;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.activity.ActivityUnwritable;
import io.github.directorysync.keycloak.http.BodyReader;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ServerFault;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Maps an exception that ended a request to its SCIM error, and logs the unexpected ones. */
record FaultProblem(ScimRequest request) {

    private static final Logger LOG = Logger.getLogger(FaultProblem.class);

    ScimProblem of(RuntimeException fault) {
        if (fault instanceof ActivityUnwritable) {
            // The reason has already been logged.
            return ServerFault.unlogged();
        }
        return fault instanceof ScimProblem known ? known : ofUnknown(fault);
    }

    private ScimProblem ofUnknown(RuntimeException fault) {
        return switch (DatabaseFault.of(fault)) {
            case GONE -> {
                LOG.warnf(
                        "%s: the database cannot be reached: %s",
                        RequestLine.of(request), fault.getClass().getName());
                yield fault instanceof TransactionRetry.Undecided && request.changes()
                        ? ServerFault.undecided()
                        : ServerFault.unavailable();
            }
            case COLLISION ->
                ScimProblem.conflict("Another request changed the same resource at the same time. Try again.");
            case UNSTORABLE -> ServerFault.unstorable();
            case OTHER -> {
                String reference = UUID.randomUUID().toString();
                LOG.errorf(fault, "%s: failed, reference %s", RequestLine.of(request), reference);
                yield ServerFault.fault(reference);
            }
        };
    }

    /** Maps a failure to read the body to a SCIM error. */
    ScimProblem of(BodyReader.Failure failure) {
        return switch (failure) {
            case TOO_LARGE -> RequestRefusal.tooLarge(request.largest());
            case TOO_SLOW -> RequestRefusal.tooSlow();
            case BROKEN_OFF -> RequestRefusal.brokenOff();
            case NOT_IN_CHARSET ->
                RequestRefusal.notInCharset(
                        request.headers().charset().charset().name());
            case TOO_MANY_AT_ONCE -> RequestRefusal.tooManyBodies();
        };
    }
}
