package io.github.directorysync.console.events;

import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.directory.KnownNames;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.events.EventFeed.EventFilter;
import io.github.directorysync.sync.events.EventCursor;
import io.github.directorysync.sync.events.EventType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * Which events a caller asks for.
 *
 * @param after empty for the oldest that there are
 */
record EventQuery(Optional<EventCursor> after, int max, EventFilter filter) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /** The names of all types, for refusals. */
    static final List<String> TYPES =
            Arrays.stream(EventType.values()).map(EventType::word).toList();

    /** Reads the query; faults are collected by {@link QueryParameters}. */
    static EventQuery read(QueryParameters asked, RealmModel realm) {
        Optional<String> written = asked.text("after");
        Optional<EventCursor> after = written.flatMap(EventCursor::of);
        if (written.isPresent() && after.isEmpty()) {
            asked.faults()
                    .add("after", "after must be a cursor: next of an earlier answer, or the position of an event.");
        }
        Set<EventType> types = new HashSet<>();
        for (String word : asked.text("types").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList()) {
            EventType.of(word)
                    .ifPresentOrElse(
                            types::add,
                            () -> asked.faults().add("types", new KnownNames(TYPES).refusal("type of events", word)));
        }
        Optional<String> directory = asked.text("directory");
        return new EventQuery(
                after,
                asked.number("max", 1, MOST).orElse(USUAL),
                new EventFilter(
                        types,
                        directory
                                .map(name -> Set.of(DirectoryLookup.find(realm, name)
                                        .map(found -> found.id())
                                        .orElse(name)))
                                .orElse(Set.of())));
    }
}
