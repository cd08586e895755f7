package io.github.directorysync.endpoint;

import io.github.directorysync.keycloak.ActivityUnwritable;
import io.github.directorysync.keycloak.BodyReader;
import io.github.directorysync.keycloak.DatabaseFault;
import io.github.directorysync.scim.ScimProblem;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What is answered to a request that ended with an exception, and what the server's log says of it. */
record FaultProblem(ScimRequest request) {

    private static final Logger LOG = Logger.getLogger(FaultProblem.class);

    ScimProblem of(RuntimeException fault) {
        if (fault instanceof ActivityUnwritable) {
            // The log of the server has the reason already.
            return ScimProblem.unlogged();
        }
        return fault instanceof ScimProblem known ? known : ofUnknown(fault);
    }

    private ScimProblem ofUnknown(RuntimeException fault) {
        return switch (DatabaseFault.of(fault)) {
            case GONE -> {
                LOG.warnf(
                        "%s: the database cannot be reached: %s",
                        request.line(), fault.getClass().getName());
                yield fault instanceof Attempts.Undecided && request.changes()
                        ? ScimProblem.undecided()
                        : ScimProblem.unavailable();
            }
            case COLLISION -> ScimProblem.conflict("Another request changed the same at the same time. Try again.");
            case OTHER -> {
                String reference = UUID.randomUUID().toString();
                LOG.errorf(fault, "%s: failed, reference %s", request.line(), reference);
                yield ScimProblem.fault(reference);
            }
        };
    }

    /** The answer to a request whose body could not be read. */
    ScimProblem of(BodyReader.Failure failure) {
        return switch (failure) {
            case TOO_LARGE -> ScimProblem.tooLarge(request.largest());
            case TOO_SLOW -> ScimProblem.tooSlow();
            case BROKEN_OFF -> ScimProblem.brokenOff();
            case NOT_IN_CHARSET ->
                ScimProblem.notInCharset(request.charset().charset().name());
            case TOO_MANY_AT_ONCE -> ScimProblem.tooManyBodies();
        };
    }
}
