package io.github.directorysync.sync.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.activity.Change;
import java.util.List;
import java.util.Optional;

/** The data of events, in the JSON of the admin API. */
public final class EventData {

    static final String USER = "user";
    static final String GROUP = "group";

    private EventData() {}

    static ObjectNode formerUser(String id, String userName) {
        return json(USER, JsonNodeFactory.instance.objectNode().put("id", id).put("userName", userName));
    }

    /** The draft for a user whose account was deleted by other means than the directory's. */
    public static EventDraft deletedUser(String id, String userName) {
        return new EventDraft(EventType.USER_DELETED, formerUser(id, userName).put("accountKept", false));
    }

    /** The draft for a group that was deleted by other means than the directory's. */
    public static EventDraft deletedGroup(String id, String displayName) {
        return new EventDraft(
                EventType.GROUP_DELETED, formerGroup(id, displayName).put("groupKept", false));
    }

    static ObjectNode formerGroup(String id, String displayName) {
        return json(GROUP, JsonNodeFactory.instance.objectNode().put("id", id).put("displayName", displayName));
    }

    static ObjectNode json(String name, ObjectNode object) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set(name, object);
        return data;
    }

    static ObjectNode changed(ObjectNode data, List<Change> changes) {
        ObjectNode previous = data.putObject("previous");
        changes.forEach(change -> put(previous, change.path(), change.before()));
        return current(data, changes);
    }

    static ObjectNode current(ObjectNode data, List<Change> changes) {
        ObjectNode current = data.putObject("current");
        changes.forEach(change -> put(current, change.path(), change.after()));
        return data;
    }

    /** A value that there is not is null, so that each changed attribute has both. */
    static void put(ObjectNode json, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
    }
}
