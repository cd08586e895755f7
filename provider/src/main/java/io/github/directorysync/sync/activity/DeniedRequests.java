package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Aggregates denied requests by the minute, so that unauthenticated clients cannot fill the activity log. */
public final class DeniedRequests {

    private static final int MOST = 1000;
    private static final String OTHERS = "others";

    /** Includes the reason, so that requests of a stranger cannot hide why the directory's own client is denied. */
    private record DenialKey(
            String realmId, String directoryId, String address, int status, String reason, Instant minute) {}

    private record Counted(Activity first, long more) {}

    private final Map<DenialKey, Counted> counted = new HashMap<>();

    /** Whether it is the first request of its kind in its minute. */
    public synchronized boolean isFirst(String realmId, Activity activity) {
        DenialKey key = key(realmId, activity, activity.origin().address());
        if (counted.size() >= MOST && !counted.containsKey(key)) {
            key = key(realmId, activity, OTHERS);
        }
        Counted before = counted.get(key);
        counted.put(key, before == null ? new Counted(activity, 0) : new Counted(before.first(), before.more() + 1));
        return before == null;
    }

    /** The aggregated requests of all past minutes; each is returned once. */
    public Over over(Instant now) {
        Map<Activity, String> over = new HashMap<>();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        synchronized (this) {
            for (Iterator<Map.Entry<DenialKey, Counted>> all =
                            counted.entrySet().iterator();
                    all.hasNext(); ) {
                Map.Entry<DenialKey, Counted> one = all.next();
                if (one.getKey().minute().isBefore(minute)) {
                    if (one.getValue().more() > 0) {
                        over.put(sum(one.getValue(), one.getKey()), one.getKey().realmId());
                    }
                    all.remove();
                }
            }
        }
        return use -> over.forEach((activity, realmId) -> use.accept(realmId, activity));
    }

    /** Receives an aggregated entry with the id of its realm. */
    public interface Over {
        void forEach(BiConsumer<String, Activity> use);
    }

    private static Activity sum(Counted counted, DenialKey key) {
        Activity first = counted.first();
        ObjectNode detail =
                first.result().detail().map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
        detail.put("more", counted.more());
        Instant at = key.minute().plus(59, ChronoUnit.SECONDS);
        Activity.Origin origin = first.origin();
        return new Activity(
                Activity.newId(at),
                first.request(),
                at,
                new Activity.Origin(
                        origin.directoryId(), origin.directory(), origin.actor(), origin.client(), key.address()),
                first.action(),
                new Activity.ActivityResult(
                        first.result().status(),
                        first.result().outcome(),
                        first.result().millis(),
                        Optional.of(detail)));
    }

    private static DenialKey key(String realmId, Activity activity, String address) {
        return new DenialKey(
                realmId,
                activity.origin().directoryId(),
                address,
                activity.result().status(),
                activity.result()
                        .detail()
                        .map(detail -> detail.at("/problem/reason").asText())
                        .orElse(""),
                activity.created().truncatedTo(ChronoUnit.MINUTES));
    }
}
