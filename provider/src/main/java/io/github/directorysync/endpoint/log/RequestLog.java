package io.github.directorysync.endpoint.log;

import io.github.directorysync.endpoint.request.RequestLine;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The line in the server's log for an answered request: ids and words of ours only, never names or addresses. */
final class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class);

    private RequestLog() {}

    /** At INFO for a change, at DEBUG for the rest. */
    static void write(Activity activity, List<Effect> effects) {
        LOG.logf(
                activity.action().writes() ? Logger.Level.INFO : Logger.Level.DEBUG,
                "directory=%s request=%s activity=%s operation=%s target=%s status=%d outcome=%s effects=%s millis=%d",
                activity.origin().directoryId(),
                activity.request(),
                activity.id(),
                activity.action().operation(),
                // A client may send anything where the id stands in an address.
                activity.action().target().id().filter(RequestLine::isId).orElse("-"),
                activity.result().status(),
                activity.result().outcome().word(),
                Set.copyOf(EffectJson.of(effects).findValuesAsText("effect")),
                activity.result().millis());
        effects.stream()
                .filter(Effect.PartsLeftOut.class::isInstance)
                .map(Effect.PartsLeftOut.class::cast)
                .forEach(leftOut -> LOG.infof(
                        "directory=%s request=%s user=%s taken out; refused and left out: %s",
                        activity.origin().directoryId(),
                        activity.request(),
                        leftOut.id(),
                        leftOut.parts().stream()
                                .map(part -> part.path() + " (" + part.status() + ")")
                                .toList()));
    }
}
