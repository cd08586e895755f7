package io.github.directorysync.sync.events;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the events of a realm: behind the event of that position. Clients keep it as they got it.
 *
 * @param position of the last event before that place; 0 before the first
 */
public record EventCursor(long position) {

    private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** Whether events can be read from there on. */
    public enum CursorState {
        VALID,
        /** Events behind it have been deleted, as they were older than the realm keeps them. */
        EXPIRED,
        /** There is no such place yet: the cursor is of another realm, or of a database that was restored. */
        UNKNOWN
    }

    /** Reads a cursor; empty if the text is none. */
    public static Optional<EventCursor> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EventCursor(Long.parseLong(text))) : Optional.empty();
    }

    /** The cursor as clients get it. */
    public String text() {
        return Long.toString(position);
    }

    /**
     * Compares the cursor with the events that there are.
     *
     * @param last the position of the last event; 0 if there was none
     * @param expired the position of the last event that was deleted; 0 if none was
     */
    public CursorState state(long last, long expired) {
        return position > last ? CursorState.UNKNOWN : position < expired ? CursorState.EXPIRED : CursorState.VALID;
    }
}
