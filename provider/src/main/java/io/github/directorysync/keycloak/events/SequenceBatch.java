package io.github.directorysync.keycloak.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.ActivatedDirectoryEntity;
import io.github.directorysync.keycloak.store.DirectoryEventEntity;
import io.github.directorysync.keycloak.store.EventSequenceEntity;
import io.github.directorysync.keycloak.store.OutboxEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.events.DirectoryEvent;
import io.github.directorysync.sync.events.DirectoryEvent.EventOrigin;
import io.github.directorysync.sync.events.EventDraft;
import io.github.directorysync.sync.events.EventExpansion;
import io.github.directorysync.sync.events.EventExpansion.EventPerson;
import io.github.directorysync.sync.events.EventType;
import io.github.directorysync.sync.events.OutboxPayload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Puts the next rows of the outbox into the sequence of their realm, in one transaction. Only one transaction does so at
 * a time, so positions have no gaps and every reader sees them grow at the end only.
 */
record SequenceBatch(KeycloakSession session, RealmModel realm, Database database) {

    /** The most rows and, but for the last row, events of one transaction, which takes some tenths of a second. */
    private static final int ROWS = 1000;

    private static final int EVENTS = 2000;

    private static final int INSERTS_AT_ONCE = 500;

    private record WaitingRow(long id, int events) {}

    private record RowDrafts(OutboxEntity row, List<EventDraft> drafts) {

        static RowDrafts of(OutboxEntity row) {
            return new RowDrafts(row, OutboxPayload.read(row.drafts));
        }

        Stream<String> users() {
            return drafts.stream().flatMap(draft -> draft.users().stream());
        }
    }

    /**
     * Moves the next rows.
     *
     * @return how many; 0 if there are none, or another node does it
     */
    static int move(KeycloakSession session, RealmModel realm) {
        Database database = new Database(session);
        return new SequenceLock(database, realm.getId())
                .take()
                .map(sequence -> new SequenceBatch(session, realm, database).move(sequence))
                .orElse(0);
    }

    private int move(EventSequenceEntity sequence) {
        List<Long> ids = next();
        if (ids.isEmpty()) {
            return 0;
        }
        database.insertsAtOnce(INSERTS_AT_ONCE);
        List<RowDrafts> rows = database
                .query("from OutboxEntity o where o.id in (:ids) order by o.id", OutboxEntity.class, Map.of("ids", ids))
                .setHint("org.hibernate.readOnly", true)
                .getResultList()
                .stream()
                .map(RowDrafts::of)
                .toList();
        // In one statement for all rows: each would make Hibernate look through all events that are not written yet.
        EventExpansion expansion = new EventExpansion(
                people(rows.stream().flatMap(RowDrafts::users).collect(Collectors.toSet())),
                () -> DirectoryEvent.ID_PREFIX + Activity.newId(ServerTime.now()));
        for (RowDrafts row : rows) {
            for (DirectoryEvent event : events(row, expansion, sequence.last)) {
                database.entities().persist(entity(event));
                sequence.last = event.position();
            }
        }
        database.flush();
        // By their ids: a row with a lower one may have been committed meanwhile, and belongs to the next batch.
        database.change("delete from OutboxEntity o where o.id in (:ids)", Map.of("ids", ids));
        return rows.size();
    }

    /** The rows of this batch, found without their texts. */
    private List<Long> next() {
        List<Long> ids = new ArrayList<>();
        long events = 0;
        for (WaitingRow row : database.rows(
                        "select o.id, o.events from OutboxEntity o where o.realmId = :realm order by o.id",
                        Map.of("realm", realm.getId()),
                        row -> new WaitingRow(row.number(0), row.integer(1)))
                .most(ROWS)
                .list()) {
            if (events >= EVENTS) {
                break;
            }
            ids.add(row.id());
            events += row.events();
        }
        return ids;
    }

    private List<DirectoryEvent> events(RowDrafts read, EventExpansion expansion, long before) {
        OutboxEntity row = read.row();
        List<EventDraft> drafts = new ArrayList<>(read.drafts());
        EventOrigin origin = new EventOrigin(text(row.directoryId), text(row.directory), text(row.activityId));
        if (row.byProvider && isFirst(origin.directoryId())) {
            drafts.add(0, activation(origin));
        }
        if (drafts.stream().anyMatch(draft -> draft.type() == EventType.DELETED)) {
            database.change(
                    "delete from ActivatedDirectoryEntity a where a.directoryId = :id",
                    Map.of("id", origin.directoryId()));
        }
        return expansion.events(drafts, origin, Instant.ofEpochMilli(row.created), before);
    }

    /** Oracle stores an empty text as null. */
    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }

    private boolean isFirst(String directoryId) {
        if (database.find(ActivatedDirectoryEntity.class, directoryId).isPresent()) {
            return false;
        }
        ActivatedDirectoryEntity row = new ActivatedDirectoryEntity();
        row.directoryId = directoryId;
        row.realmId = realm.getId();
        database.entities().persist(row);
        return true;
    }

    private EventDraft activation(EventOrigin origin) {
        ComponentModel directory = realm.getComponent(origin.directoryId());
        String name = directory == null ? origin.directory() : String.valueOf(directory.getName());
        return new EventDraft(
                EventType.ACTIVATED, JsonNodeFactory.instance.objectNode().put("name", name));
    }

    private Map<String, EventPerson> people(Collection<String> ids) {
        Map<String, EventPerson> people = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        Database.chunks(ids)
                .forEach(chunk -> database.forEach(
                        "select u.id, u.username, d.directoryId from UserEntity u left join AnyDirectoryUserEntity d"
                                + " on d.userId = u.id where u.id in (:ids)",
                        Map.of("ids", chunk),
                        row -> {
                            String directory = row.optionalText(2).orElse("");
                            people.put(
                                    row.text(0),
                                    new EventPerson(
                                            row.text(1), directory, aliases.computeIfAbsent(directory, this::alias)));
                        }));
        return people;
    }

    private String alias(String directoryId) {
        return directoryId.isEmpty()
                ? ""
                : Optional.ofNullable(realm.getComponent(directoryId))
                        .map(directory -> directory.get(DirectorySettings.ALIAS))
                        .orElse("");
    }

    private DirectoryEventEntity entity(DirectoryEvent event) {
        DirectoryEventEntity row = new DirectoryEventEntity();
        row.id = event.id();
        row.realmId = realm.getId();
        row.position = event.position();
        row.type = event.type().word();
        row.directoryId = event.origin().directoryId();
        row.directory = event.origin().directory();
        row.activityId = event.origin().activity();
        row.created = event.created().toEpochMilli();
        row.sequenced = ServerTime.now().toEpochMilli();
        row.data = ScimJson.text(event.data());
        return row;
    }
}
