package io.github.directorysync.console.events;

import io.github.directorysync.console.Fields;
import io.github.directorysync.sync.events.EventCursor;
import java.util.Optional;

/**
 * The body of a replay request: which messages to send again.
 *
 * @param after the position after which all events are sent again; empty if none are
 * @param deadLetters whether all dead letters are sent again
 */
record ReplayForm(Optional<EventCursor> after, boolean deadLetters) {

    private static final int LONGEST = 20;

    static ReplayForm read(Fields form) {
        Optional<String> written = form.optionalText("after", LONGEST);
        Optional<EventCursor> after = written.flatMap(EventCursor::of);
        if (written.isPresent() && after.isEmpty()) {
            form.fault("after", "after must be a cursor: next of the feed, or the position of an event.");
        }
        boolean deadLetters = form.flag("deadLetters", false);
        if (written.isEmpty() && !deadLetters) {
            form.fault("deadLetters", "Say what to send again: after, or deadLetters.");
        }
        return new ReplayForm(after, deadLetters);
    }
}
