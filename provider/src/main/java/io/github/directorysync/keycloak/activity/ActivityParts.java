package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.ActivityPartEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores and reads effects of activity log entries that have more of them than fit into their row; each part is one
 * row.
 */
public final class ActivityParts {

    /** Field of an entry's detail: the number of effects in its parts. Without it the entry itself has all effects. */
    public static final String COUNT = "effectsCount";

    private static final String EFFECTS = "effects";

    private final Database database;

    ActivityParts(Database database) {
        this.database = database;
    }

    /**
     * Splits the effects that do not fit into the entry into further rows.
     *
     * @return the entry, with {@link #COUNT} in its detail if there are further rows
     */
    static Activity split(Activity activity, List<Effect> effects, List<ActivityPartEntity> rows) {
        Optional<ObjectNode> detail = activity.result().detail();
        if (effects.isEmpty() || detail.isEmpty() || !(detail.get().path(EFFECTS) instanceof ArrayNode inEntry)) {
            return activity;
        }
        int count = 0;
        for (ArrayNode part : EffectParts.of(inEntry, effects)) {
            ActivityPartEntity row = new ActivityPartEntity();
            row.activityId = activity.id();
            row.part = rows.size();
            row.firstEffect = count;
            row.effects = part.size();
            row.detail = ScimJson.text(part);
            rows.add(row);
            count += part.size();
        }
        if (count > 0) {
            detail.get().put(COUNT, count);
        }
        return activity;
    }

    /** The number of effects of an entry. */
    public long count(Activity activity) {
        JsonNode detail = detail(activity);
        return detail.has(COUNT)
                ? detail.path(COUNT).asLong()
                : detail.path(EFFECTS).size();
    }

    /** A page of the effects of an entry, in order. */
    public List<ObjectNode> page(Activity activity, int first, int max) {
        JsonNode detail = detail(activity);
        List<ObjectNode> page = new ArrayList<>();
        if (!detail.has(COUNT)) {
            add(detail.path(EFFECTS), 0, first, max, page);
            return page;
        }
        long last = (long) first + max;
        database.list(
                        "from ActivityPartEntity p where p.activityId = :activity and p.firstEffect < :last"
                                + " and p.firstEffect + p.effects > :first order by p.part",
                        ActivityPartEntity.class,
                        Map.of("activity", activity.id(), "first", first, "last", (int)
                                Math.min(last, Integer.MAX_VALUE)))
                .forEach(row -> add(effects(row), row.firstEffect, first, max, page));
        return page;
    }

    /** All effects of one part; empty if there is no part with that number. */
    public Optional<ArrayNode> part(Activity activity, int number) {
        return Optional.ofNullable(database.entities()
                        .find(ActivityPartEntity.class, new ActivityPartEntity.ActivityPartKey(activity.id(), number)))
                .map(ActivityParts::effects);
    }

    private static void add(JsonNode effects, int at, int first, int max, List<ObjectNode> page) {
        for (int i = Math.max(0, first - at); i < effects.size() && page.size() < max; i++) {
            page.add((ObjectNode) effects.path(i));
        }
    }

    private static ArrayNode effects(ActivityPartEntity row) {
        return (ArrayNode) ScimJson.object("{\"effects\":" + row.detail + "}").path(EFFECTS);
    }

    private static JsonNode detail(Activity activity) {
        return activity.result().detail().orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
