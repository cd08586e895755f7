package io.github.directorysync.endpoint.log;

import io.github.directorysync.sync.activity.Activity;
import io.micrometer.core.instrument.Metrics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Records request counts and durations in Keycloak's metrics, if these are enabled. One series exists for each
 * directory, operation and outcome that occurs; directories beyond the first 1,000 share one.
 */
final class Meters {

    private static final int MOST_DIRECTORIES = 1000;
    private static final Set<String> DIRECTORIES = ConcurrentHashMap.newKeySet();

    private Meters() {}

    static void count(String realm, Activity activity, long nanos) {
        String directory = activity.origin().directory();
        Metrics.timer(
                        "directory.sync.requests",
                        "realm",
                        realm,
                        "directory",
                        directory.isEmpty() ? "none" : known(realm + "/" + directory) ? directory : "other",
                        "operation",
                        activity.action().operation(),
                        "outcome",
                        activity.result().outcome().word())
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private static boolean known(String directory) {
        return DIRECTORIES.contains(directory) || (DIRECTORIES.size() < MOST_DIRECTORIES && DIRECTORIES.add(directory));
    }
}
