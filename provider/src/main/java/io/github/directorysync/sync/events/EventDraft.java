package io.github.directorysync.sync.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One event, or the same event for many users, as a change leaves it in the outbox: without a position.
 *
 * @param users the ids of users who each get an event with this data; empty for one event
 */
public record EventDraft(EventType type, List<String> users, ObjectNode data) {

    private static final String TYPE = "type";
    private static final String USERS = "users";
    private static final String DATA = "data";

    public EventDraft {
        users = List.copyOf(users);
    }

    public EventDraft(EventType type, ObjectNode data) {
        this(type, List.of(), data);
    }

    /** How many events it becomes. */
    public int count() {
        return Math.max(1, users.size());
    }

    /** Drafts of the same events, each for at most so many users. */
    Stream<EventDraft> split(int most) {
        return users.size() <= most
                ? Stream.of(this)
                : Stream.iterate(0, from -> from < users.size(), from -> from + most)
                        .map(from ->
                                new EventDraft(type, users.subList(from, Math.min(users.size(), from + most)), data));
    }

    /** The draft as the outbox stores it. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(TYPE, type.word());
        if (!users.isEmpty()) {
            users.forEach(json.putArray(USERS)::add);
        }
        json.set(DATA, data);
        return json;
    }

    /**
     * Reads a stored draft.
     *
     * @throws IllegalArgumentException if it is none
     */
    static EventDraft of(JsonNode json) {
        EventType type = EventType.of(json.path(TYPE).asText())
                .orElseThrow(() -> new IllegalArgumentException("unknown type of event: " + json.path(TYPE)));
        List<String> users = new ArrayList<>();
        json.path(USERS).forEach(id -> users.add(id.asText()));
        return new EventDraft(type, users, (ObjectNode) json.path(DATA));
    }
}
