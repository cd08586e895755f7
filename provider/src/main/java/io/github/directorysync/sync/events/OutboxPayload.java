package io.github.directorysync.sync.events;

import io.github.directorysync.scim.ScimJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Drafts as text for rows of the outbox, each of which is small enough to be expanded in one transaction. */
public final class OutboxPayload {

    /** The largest number of events of a row. */
    public static final int EVENTS = 500;

    /** The largest number of characters of a row; a single draft may have more. */
    private static final int ROOM = 256 * 1024;

    private static final String DRAFTS = "drafts";

    private OutboxPayload() {}

    /**
     * What a row stores.
     *
     * @param drafts JSON
     * @param events how many events it becomes
     */
    public record OutboxText(String drafts, int events) {}

    /** The texts of the rows, in order; none if there are no drafts. */
    public static List<OutboxText> of(List<EventDraft> drafts) {
        List<OutboxText> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int events = 0;
        int length = 0;
        for (EventDraft draft : (Iterable<EventDraft>) drafts.stream().flatMap(one -> one.split(EVENTS))::iterator) {
            String text = ScimJson.text(draft.json());
            if (!row.isEmpty() && (events + draft.count() > EVENTS || length + text.length() > ROOM)) {
                rows.add(new OutboxText(text(row), events));
                row.clear();
                events = 0;
                length = 0;
            }
            row.add(text);
            events += draft.count();
            length += text.length();
        }
        if (!row.isEmpty()) {
            rows.add(new OutboxText(text(row), events));
        }
        return rows;
    }

    private static String text(List<String> drafts) {
        return drafts.stream().collect(Collectors.joining(",", "{\"" + DRAFTS + "\":[", "]}"));
    }

    /** Reads the drafts of a row. */
    public static List<EventDraft> read(String text) {
        List<EventDraft> drafts = new ArrayList<>();
        ScimJson.object(text).path(DRAFTS).forEach(json -> drafts.add(EventDraft.of(json)));
        return drafts;
    }
}
