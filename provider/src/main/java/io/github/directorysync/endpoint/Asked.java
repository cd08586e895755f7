package io.github.directorysync.endpoint;

import io.github.directorysync.keycloak.ServerTime;
import io.github.directorysync.sync.Activity;
import java.time.Instant;

/**
 * A request and when it came.
 *
 * @param id the same for a Bulk request and all its operations
 * @param start on the clock that only measures
 */
record Asked(ScimRequest request, String id, Instant begun, long start) {

    static Asked now(ScimRequest request) {
        Instant now = ServerTime.now();
        return new Asked(request, Activity.newId(now), now, System.nanoTime());
    }

    /** One operation of this Bulk request. */
    Asked part(ScimRequest part) {
        return new Asked(part.withoutParameters(), id, ServerTime.now(), System.nanoTime());
    }

    /** The same with its body. */
    Asked with(ScimRequest whole) {
        return new Asked(whole, id, begun, start);
    }

    Operation operation() {
        return new Operation(request);
    }

    long nanos() {
        return System.nanoTime() - start;
    }
}
