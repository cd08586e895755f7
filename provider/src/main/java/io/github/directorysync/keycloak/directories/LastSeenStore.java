package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.status.LastSeen;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.DirectoryStateEntity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Stores when requests of directories last came, succeeded and were refused. */
public final class LastSeenStore {

    private static final int LONGEST_REFUSAL = 1000;

    private final Database database;
    private final DirectoryStates states;

    public LastSeenStore(KeycloakSession session) {
        this.database = new Database(session);
        this.states = new DirectoryStates(session);
    }

    /** The latest requests of each of the directories; directories without any are missing. */
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

    /** Records requests of a directory; does nothing if the directory is gone. */
    void heard(String directoryId, Beats beats) {
        if (!states.isThere(directoryId)) {
            return;
        }
        DirectoryStateEntity row = states.row(directoryId);
        row.first = row.first == null ? Long.valueOf(beats.first().toEpochMilli()) : row.first;
        row.last = later(row.last, Optional.of(beats.last()));
        row.lastDone = later(row.lastDone, beats.lastDone());
        row.lastRefused = later(row.lastRefused, beats.lastRefused());
        row.refusal = beats.refusal().map(LastSeenStore::cut).orElse(row.refusal);
        row.refusedInARow =
                beats.lastDone().isPresent() ? beats.refusedInARow() : row.refusedInARow + beats.refusedInARow();
    }

    /** Records a request that was not authenticated; does nothing if the directory is gone. */
    void denied(String directoryId, LastSeenRecorder.Denied last) {
        if (states.isThere(directoryId)) {
            DirectoryStateEntity row = states.row(directoryId);
            row.lastDenied = later(row.lastDenied, Optional.of(last.at()));
            row.denial = last.reason();
        }
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
}
