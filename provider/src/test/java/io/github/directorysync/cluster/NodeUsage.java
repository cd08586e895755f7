package io.github.directorysync.cluster;

import io.github.directorysync.whole.KeycloakServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node holds, by its metrics.
 *
 * @param retainedBytes of its heap, after a collection
 * @param connections of its pool that are open
 * @param connectionsInUse of these
 */
record NodeUsage(long retainedBytes, long threads, long connections, long connectionsInUse) {

    static NodeUsage of(KeycloakServer node) {
        String metrics = node.management().get("/metrics").ok().body();
        long active = number(metrics, "agroal_active_count");
        return new NodeUsage(
                node.retainedBytes().orElse(0),
                number(metrics, "jvm_threads_live_threads"),
                active + number(metrics, "agroal_available_count"),
                active);
    }

    private static long number(String metrics, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E+]+)$").matcher(metrics);
        if (!line.find()) {
            throw new AssertionError("There is no metric " + name + " in " + metrics);
        }
        return (long) Double.parseDouble(line.group(1));
    }
}
