package io.github.directorysync.sync.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.events.DirectoryEvent.EventOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes events from drafts: a draft for many users becomes one event each.
 *
 * @param people the users of all drafts by their ids, without those who do not exist any more
 * @param ids makes ids for events
 */
public record EventExpansion(Map<String, EventPerson> people, Supplier<String> ids) {

    /**
     * What is known of a user now.
     *
     * @param directoryId the directory that the user belongs to; empty if there is none
     * @param directory its alias
     */
    public record EventPerson(String userName, String directoryId, String directory) {}

    /**
     * The events of drafts.
     *
     * @param before the position of the last event before them
     */
    public List<DirectoryEvent> events(List<EventDraft> drafts, EventOrigin origin, Instant created, long before) {
        List<DirectoryEvent> events = new ArrayList<>();
        for (EventDraft draft : drafts) {
            if (draft.users().isEmpty()) {
                events.add(event(before + events.size(), draft.type(), created, origin, draft.data()));
                continue;
            }
            for (String user : draft.users()) {
                EventPerson person = people.getOrDefault(user, new EventPerson("", "", ""));
                events.add(event(
                        before + events.size(),
                        draft.type(),
                        created,
                        of(person, origin),
                        about(user, person, draft.data())));
            }
        }
        return events;
    }

    private DirectoryEvent event(long before, EventType type, Instant created, EventOrigin origin, ObjectNode data) {
        return new DirectoryEvent(ids.get(), before + 1, type, created, origin, data);
    }

    /** A change that concerns no single directory, such as of a ladder, concerns the directory of each person. */
    private static EventOrigin of(EventPerson person, EventOrigin origin) {
        return origin.directoryId().isEmpty()
                ? new EventOrigin(person.directoryId(), person.directory(), origin.activity())
                : origin;
    }

    private static ObjectNode about(String user, EventPerson person, ObjectNode common) {
        ObjectNode data = common.deepCopy();
        ObjectNode json = data.putObject(EventData.USER).put("id", user);
        if (!person.userName().isEmpty()) {
            json.put("userName", person.userName());
        }
        return data;
    }
}
