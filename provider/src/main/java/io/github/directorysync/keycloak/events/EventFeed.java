package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.DirectoryEventEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.events.DirectoryEvent;
import io.github.directorysync.sync.events.DirectoryEvent.EventOrigin;
import io.github.directorysync.sync.events.EventType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of a realm, in the order of their positions. */
public record EventFeed(Database database, String realmId) {

    /**
     * Which events are wanted.
     *
     * @param types empty for all types
     * @param directories ids; empty for all, with events that concern no directory
     */
    public record EventFilter(Set<EventType> types, Set<String> directories) {

        public static final EventFilter ALL = new EventFilter(Set.of(), Set.of());

        public EventFilter {
            types = Set.copyOf(types);
            directories = Set.copyOf(directories);
        }
    }

    /**
     * How far the sequence of a realm reaches.
     *
     * @param last the position of the last event; 0 if there was none
     * @param expired the position of the last event that was deleted; 0 if none was
     */
    public record FeedBounds(long last, long expired) {}

    /** A part of the events: those wanted, and the position up to which there are no others. */
    public record FeedPage(List<DirectoryEvent> events, long upTo) {

        public FeedPage {
            events = List.copyOf(events);
        }
    }

    /** Makes the row of the sequence, if the realm had no event yet. */
    public void begin() {
        new SequenceLock(database, realmId).begin();
    }

    /** The present bounds of the sequence. */
    public FeedBounds bounds() {
        // The columns, not the entity: it may be loaded in an older state.
        return database.rows(
                        "select s.last, s.expired from EventSequenceEntity s where s.realmId = :realm",
                        Map.of("realm", realmId),
                        row -> new FeedBounds(row.number(0), row.number(1)))
                .first()
                .orElse(new FeedBounds(0, 0));
    }

    /**
     * Reads the next events.
     *
     * @param after the position behind which to begin
     * @param max the largest number of events
     */
    public FeedPage page(long after, EventFilter filter, int max) {
        // First: what is added meanwhile belongs to the next page.
        long last = bounds().last();
        List<DirectoryEvent> events = read(after, last, filter, max);
        boolean isFull = events.size() == max;
        return new FeedPage(events, isFull ? events.get(events.size() - 1).position() : Math.max(after, last));
    }

    private List<DirectoryEvent> read(long after, long last, EventFilter filter, int max) {
        Collection<String> types = filter.types().stream().map(EventType::word).toList();
        return database
                .query(
                        "from DirectoryEventEntity e where e.realmId = :realm and e.position > :after and e.position"
                                + " <= :last and (:anyType = true or e.type in (:types)) and (:anyDirectory = true or"
                                + " e.directoryId in (:directories)) order by e.position",
                        DirectoryEventEntity.class,
                        Map.of(
                                "realm", realmId,
                                "after", after,
                                "last", last,
                                "anyType", types.isEmpty(),
                                "types", Database.in(types),
                                "anyDirectory", filter.directories().isEmpty(),
                                "directories", Database.in(filter.directories())))
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(EventFeed::event)
                .toList();
    }

    /** The event of that position; empty if there is none, or it has been deleted. */
    public Optional<DirectoryEvent> find(long position) {
        return read(position - 1, position, EventFilter.ALL, 1).stream().findFirst();
    }

    private static DirectoryEvent event(DirectoryEventEntity row) {
        return new DirectoryEvent(
                row.id,
                row.position,
                EventType.of(row.type).orElseThrow(),
                Instant.ofEpochMilli(row.created),
                new EventOrigin(text(row.directoryId), text(row.directory), text(row.activityId)),
                ScimJson.object(row.data));
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
