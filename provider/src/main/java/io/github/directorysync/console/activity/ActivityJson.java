package io.github.directorysync.console.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.activity.LastRoleChange;
import io.github.directorysync.sync.RefusalHint;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.EffectJson;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Activity log entries in the JSON of the admin API. */
public final class ActivityJson {

    /** The columns of the CSV export, in order. */
    static final List<String> COLUMNS = List.of(
            "id",
            "time",
            "directory",
            "directoryId",
            "request",
            "actorKind",
            "actor",
            "actorId",
            "client",
            "address",
            "method",
            "path",
            "operation",
            "write",
            "targetType",
            "targetId",
            "targetName",
            "status",
            "outcome",
            "duration",
            "detail");

    /** The most role changes that are shown with an entry; all of them are among its effects. */
    static final int MOST_ROLE_CHANGES = 1000;

    private ActivityJson() {}

    /** An entry in a list, with a remedy for its refusal if one is known. */
    public static ObjectNode listed(Activity activity) {
        ObjectNode json = brief(activity);
        hint(activity).ifPresent(hint -> json.put("hint", hint));
        return json;
    }

    private static Optional<String> hint(Activity activity) {
        JsonNode problem = activity.result()
                .detail()
                .<JsonNode>map(detail -> detail.path("problem"))
                .orElseGet(MissingNode::getInstance);
        return RefusalHint.of(
                activity.result().status(),
                problem.path("scimType").asText(),
                problem.path("reason").asText());
    }

    private static ObjectNode brief(Activity activity) {
        Activity.Origin origin = activity.origin();
        Activity.Target target = activity.action().target();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", activity.id())
                .put("time", activity.created().toString())
                .put("directory", origin.directory())
                .put("directoryId", origin.directoryId())
                .put("request", activity.request())
                .put("actorKind", origin.actor().kind().name().toLowerCase(Locale.ROOT))
                .put("actor", origin.actor().name())
                .put("actorId", origin.actor().id())
                .put("client", origin.client())
                .put("address", origin.address())
                .put("method", activity.action().method())
                .put("path", activity.action().path())
                .put("operation", activity.action().operation())
                .put("write", activity.action().writes())
                .put("targetType", target.type().orElse(""))
                .put("targetId", target.id().orElse(""))
                .put("targetName", target.name().orElse(""))
                .put("status", activity.result().status())
                .put("outcome", activity.result().outcome().word())
                .put("duration", Duration.ofMillis(activity.result().millis()).toString());
    }

    /** A further export line of an entry whose effects need several lines: the part with this number. */
    static ObjectNode part(Activity activity, int number, ArrayNode effects) {
        ObjectNode json = brief(activity);
        json.putObject("detail").put("part", number + 1).set("effects", effects);
        return json;
    }

    /** An entry with its {@code detail} and the role changes that followed. */
    static ObjectNode whole(Activity activity, List<LastRoleChange> roleChanges) {
        ObjectNode json = listed(activity);
        activity.result().detail().ifPresent(detail -> json.set("detail", detail));
        if (!roleChanges.isEmpty()) {
            ArrayNode list = json.putArray("roleChanges");
            roleChanges.forEach(one -> list.add(EffectJson.of(one.change())));
        }
        return json;
    }
}
