package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.status.LastSeen;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryStateEntity;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** What has been heard of directories, and which of them are being deleted. */
public final class DirectoryStates {

    private static final int LONGEST_REFUSAL = 1000;

    /** No organization has this id. */
    private static final String ANOTHER = "-";

    private final Database database;

    public DirectoryStates(KeycloakSession session) {
        this.database = new Database(session);
    }

    /** What has been heard of each of them, where anything has. */
    public Map<String, LastSeen> heard(Collection<String> directories) {
        Map<String, LastSeen> heard = new HashMap<>();
        Database.chunks(directories)
                .flatMap(chunk -> database
                        .list(
                                "from DirectoryStateEntity s where s.directoryId in (:ids)",
                                DirectoryStateEntity.class,
                                Map.of("ids", chunk))
                        .stream())
                .forEach(row -> heard.put(row.directoryId, heard(row)));
        return heard;
    }

    /** Adds what has been heard; of a directory that is gone meanwhile nothing. */
    void heard(String directoryId, Beats beats) {
        if (!isThere(directoryId)) {
            return;
        }
        DirectoryStateEntity row = row(directoryId);
        row.first = row.first == null ? Long.valueOf(beats.first().toEpochMilli()) : row.first;
        row.last = later(row.last, Optional.of(beats.last()));
        row.lastDone = later(row.lastDone, beats.lastDone());
        row.lastRefused = later(row.lastRefused, beats.lastRefused());
        row.refusal = beats.refusal().map(DirectoryStates::cut).orElse(row.refusal);
        row.refusedInARow =
                beats.lastDone().isPresent() ? beats.refusedInARow() : row.refusedInARow + beats.refusedInARow();
    }

    /** Somebody was not let in there; of a directory that is gone meanwhile nothing. */
    void denied(String directoryId, LastSeenRecorder.Denied last) {
        if (isThere(directoryId)) {
            DirectoryStateEntity row = row(directoryId);
            row.lastDenied = later(row.lastDenied, Optional.of(last.at()));
            row.denial = last.reason();
        }
    }

    /** From now on it is being deleted: that is remembered until it is done. */
    public void remove(String directoryId, RemovalPlan plan, RequestOrigin origin) {
        row(directoryId).removal = plan.written(ServerTime.now());
        row(directoryId).removalOrigin = origin.written();
    }

    /** Who deletes it, for the log. */
    public RequestOrigin removalOrigin(String directoryId) {
        return RequestOrigin.read(
                database.find(DirectoryStateEntity.class, directoryId).map(row -> row.removalOrigin));
    }

    /** How each of the directories is to be deleted with which that began before then. */
    public Map<String, RemovalPlan> removalsFrom(Instant then) {
        return beingRemoved()
                .filter(row -> RemovalPlan.begun(row.removal).isBefore(then))
                .collect(Collectors.toMap(row -> row.directoryId, row -> RemovalPlan.read(row.removal)));
    }

    private Stream<DirectoryStateEntity> beingRemoved() {
        return database
                .list("from DirectoryStateEntity s where s.removal is not null", DirectoryStateEntity.class, Map.of())
                .stream();
    }

    /** The organization of which all its people are members by now. */
    public Optional<String> organization(String directoryId) {
        return database.find(DirectoryStateEntity.class, directoryId).map(row -> row.organizationId);
    }

    /** Whichever it was: who came since may be a member before anybody has written down that all are. */
    public void movesToAnotherOrganization(String directoryId) {
        organization(directoryId, ANOTHER);
    }

    public void organization(String directoryId, @Nullable String organizationId) {
        if (isThere(directoryId)) {
            row(directoryId).organizationId = organizationId;
        }
    }

    /** It came in by an import with its people; what of them is withheld or held is caught up with. */
    public void imported(String directoryId, Instant now) {
        DirectoryStateEntity row = row(directoryId);
        row.imported = now.toEpochMilli();
        row.catchUp = new CatchUpStage(false, "").written();
    }

    /** When each of those came in that have come in by an import. */
    public Map<String, Instant> imported(Collection<String> directories) {
        Map<String, Instant> imported = new HashMap<>();
        Database.chunks(directories)
                .flatMap(chunk -> database
                        .list(
                                "from DirectoryStateEntity s where s.directoryId in (:ids) and s.imported is not null",
                                DirectoryStateEntity.class,
                                Map.of("ids", chunk))
                        .stream())
                .forEach(row -> imported.put(row.directoryId, Instant.ofEpochMilli(row.imported)));
        return imported;
    }

    /** There is something to catch up with, from here on. */
    public void catchUp(String directoryId, CatchUpStage stage) {
        row(directoryId).catchUp = stage.written();
    }

    /** The ids of those of these for which directory sync is not enabled, as was last written down. */
    List<String> notEnabled(Collection<String> directories) {
        return Database.chunks(directories)
                .flatMap(chunk -> database
                        .list(
                                "select s.directoryId from DirectoryStateEntity s where s.directoryId in (:ids)"
                                        + " and s.notEnabled is not null",
                                String.class,
                                Map.of("ids", chunk))
                        .stream())
                .toList();
    }

    void enabled(String directoryId, boolean enabled, Instant now) {
        row(directoryId).notEnabled = enabled ? null : now.toEpochMilli();
    }

    /** By whom, for the log. */
    public void catchUpOrigin(String directoryId, RequestOrigin origin) {
        row(directoryId).catchUpOrigin = origin.written();
    }

    public RequestOrigin catchUpOrigin(String directoryId) {
        return RequestOrigin.read(
                database.find(DirectoryStateEntity.class, directoryId).map(row -> row.catchUpOrigin));
    }

    public void caughtUp(String directoryId) {
        row(directoryId).catchUp = null;
    }

    /** Where it is; nobody else goes on with it, or begins anew, until this transaction ends. */
    public Optional<CatchUpStage> catchUpToChange(String directoryId) {
        return locked(directoryId).map(row -> row.catchUp).map(CatchUpStage::read);
    }

    /** Those that have not caught up. */
    public List<RowInRealm> catchingUp() {
        return database.rows(
                        "select c.id, c.realm.id from DirectoryStateEntity s, ComponentEntity c where c.id = s.directoryId"
                                + " and s.catchUp is not null",
                        Map.of(),
                        RowInRealm::of)
                .list();
    }

    private boolean isThere(String directoryId) {
        return database.count("select count(*) from ComponentEntity c where c.id = :id", Map.of("id", directoryId)) > 0;
    }

    /**
     * The row, locked until this transaction ends. The first writer makes it: if two are the first (a change of the
     * settings, and what is written in the background), the second waits for the other's row and goes on with it.
     */
    private DirectoryStateEntity row(String directoryId) {
        return locked(directoryId).orElseGet(() -> {
            // The row refers to the component, which may be new itself.
            database.flush();
            database.change(
                    "insert into DirectoryStateEntity (directoryId, refusedInARow) values (:id, 0)"
                            + " on conflict (directoryId) do nothing",
                    Map.of("id", directoryId));
            return locked(directoryId).orElseThrow();
        });
    }

    private Optional<DirectoryStateEntity> locked(String directoryId) {
        return Optional.ofNullable(
                database.entities().find(DirectoryStateEntity.class, directoryId, LockModeType.PESSIMISTIC_WRITE));
    }

    private static @Nullable Long later(@Nullable Long known, Optional<Instant> heard) {
        return heard.map(at -> known == null ? at.toEpochMilli() : Math.max(known, at.toEpochMilli()))
                .orElse(known);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_REFUSAL ? text : text.substring(0, LONGEST_REFUSAL);
    }

    private static LastSeen heard(DirectoryStateEntity row) {
        return new LastSeen(
                instant(row.first),
                instant(row.last),
                instant(row.lastDone),
                instant(row.lastRefused),
                Optional.ofNullable(row.refusal),
                row.refusedInARow,
                Optional.ofNullable(row.lastDenied)
                        .map(at -> new LastSeen.LastDenial(Instant.ofEpochMilli(at), String.valueOf(row.denial))));
    }

    private static Optional<Instant> instant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    /** The ids of those of these that are being deleted. */
    public List<String> removing(Collection<String> directories) {
        return beingRemoved()
                .map(row -> row.directoryId)
                .filter(directories::contains)
                .toList();
    }
}
