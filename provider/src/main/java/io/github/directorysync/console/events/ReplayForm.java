package io.github.directorysync.console.events;

import io.github.directorysync.console.Fields;
import io.github.directorysync.sync.events.EventCursor;
import java.util.Optional;

/**
 * What is to be sent again.
 *
 * @param after the place behind which all events are sent again; empty for none
 * @param deadLetters whether all dead letters are
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
