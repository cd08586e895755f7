package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** The operation and the details of the admin event for an effect. */
final class EffectEventDetails {

    private EffectEventDetails() {}

    /** The details of an event: the effect by its name in the log, and the changed attributes as JSON. */
    static Map<String, String> of(Effect effect, List<Change> changes) {
        Map<String, String> details = new HashMap<>();
        details.put(EffectAdminEvents.WORD, EffectJson.of(effect).path("effect").asText());
        if (!changes.isEmpty()) {
            details.put("changes", ScimJson.text(EffectJson.changes(changes, JsonNodeFactory.instance.arrayNode())));
        }
        return details;
    }

    /**
     * Joining or leaving an access group enables or disables the user without {@code active} being sent, so the change
     * of {@code active} is added.
     */
    static List<Change> changes(Effect.OfUser effect) {
        boolean off = effect.kind() == ChangeKind.SUSPENDED;
        boolean switched = off || effect.kind() == ChangeKind.REACTIVATED;
        if (!switched
                || effect.changes().stream().anyMatch(change -> change.path().equals("active"))) {
            return effect.changes();
        }
        List<Change> changes = new ArrayList<>(effect.changes());
        changes.add(new Change("active", Optional.of(Boolean.toString(off)), Optional.of(Boolean.toString(!off))));
        return changes;
    }

    /** Keycloak's operation for a kind of change. */
    static OperationType operation(ChangeKind kind) {
        return switch (kind) {
            case CREATED -> OperationType.CREATE;
            case DELETED -> OperationType.DELETE;
            case CHANGED, SUSPENDED, REACTIVATED, LINKED, RELEASED -> OperationType.UPDATE;
        };
    }

    /**
     * The representation of some of the people who join or leave a group.
     *
     * @param count the number of all of them
     */
    static ObjectNode members(JsonNode group, int count, List<String> some) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.set("group", group);
        members.put("count", count);
        some.forEach(members.putArray("users")::add);
        return members;
    }
}
