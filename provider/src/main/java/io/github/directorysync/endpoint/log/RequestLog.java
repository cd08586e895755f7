package io.github.directorysync.endpoint.log;

import io.github.directorysync.endpoint.request.RequestLine;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The server log line of an answered request: ids and fixed words only, never names or addresses of people. */
final class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class);

    private RequestLog() {}

    /** Logs at INFO for a change, at DEBUG for other requests. */
    static void write(Activity activity, List<Effect> effects) {
        LOG.logf(
                activity.action().writes() ? Logger.Level.INFO : Logger.Level.DEBUG,
                "directory=%s request=%s activity=%s operation=%s target=%s status=%d outcome=%s effects=%s millis=%d",
                activity.origin().directoryId(),
                activity.request(),
                activity.id(),
                activity.action().operation(),
                // A client may send anything in the place of the id, a secret too.
                activity.action().target().id().filter(RequestLine::isId).orElse("-"),
                activity.result().status(),
                activity.result().outcome().word(),
                Set.copyOf(EffectJson.of(effects).findValuesAsText("effect")),
                activity.result().millis());
        effects.stream()
                .filter(Effect.PartsLeftOut.class::isInstance)
                .map(Effect.PartsLeftOut.class::cast)
                .forEach(leftOut -> LOG.infof(
                        "directory=%s request=%s user=%s suspended or deleted without the refused parts: %s",
                        activity.origin().directoryId(),
                        activity.request(),
                        leftOut.id(),
                        leftOut.parts().stream()
                                .map(part -> part.path() + " (" + part.status() + ")")
                                .toList()));
    }
}
