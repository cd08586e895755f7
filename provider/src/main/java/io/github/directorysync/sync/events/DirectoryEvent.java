package io.github.directorysync.sync.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event of a realm.
 *
 * @param id begins with {@code evt_}
 * @param position the place in the realm's sequence, from 1, without gaps
 * @param created when the change was made
 * @param origin the directory and the log entry of the change
 */
public record DirectoryEvent(
        String id, long position, EventType type, Instant created, EventOrigin origin, ObjectNode data) {

    /** What the id of each event begins with. */
    public static final String ID_PREFIX = "evt_";

    /**
     * Where an event comes from.
     *
     * @param directoryId empty if the event concerns no directory
     * @param directory the alias, which is kept after the directory is deleted; empty if there is none
     * @param activity the id of the entry in the activity log, which has it unless the realm keeps no log; empty if the
     *     change has none
     */
    public record EventOrigin(String directoryId, String directory, String activity) {}

    /**
     * The event in the feed and as the body of a webhook.
     *
     * @param realm the name of the realm
     */
    public ObjectNode json(String realm) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("type", type.word())
                .put("timestamp", created.toString())
                .put("position", position)
                .put("realm", realm);
        if (!origin.directoryId().isEmpty()) {
            json.putObject("directory").put("id", origin.directoryId()).put("alias", origin.directory());
        }
        if (!origin.activity().isEmpty()) {
            json.put("activity", origin.activity());
        }
        json.set("data", data);
        return json;
    }
}
