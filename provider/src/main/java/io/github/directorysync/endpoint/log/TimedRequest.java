package io.github.directorysync.endpoint.log;

import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.activity.Activity;
import java.time.Instant;

/**
 * A request with the time of its arrival.
 *
 * @param id the request id in the log, the same for a Bulk request and all its operations
 * @param begun when it arrived, for the log
 * @param start the same moment by {@link System#nanoTime()}
 */
record TimedRequest(ScimRequest request, String id, Instant begun, long start) {

    static TimedRequest now(ScimRequest request) {
        Instant now = ServerTime.now();
        return new TimedRequest(request, Activity.newId(now), now, System.nanoTime());
    }

    /** One operation of this Bulk request, under the same request id. */
    TimedRequest part(ScimRequest part) {
        return new TimedRequest(part.withoutParameters(), id, ServerTime.now(), System.nanoTime());
    }

    /** The same request with its body. */
    TimedRequest with(ScimRequest whole) {
        return new TimedRequest(whole, id, begun, start);
    }

    Operation operation() {
        return new Operation(request);
    }

    long nanos() {
        return System.nanoTime() - start;
    }
}
