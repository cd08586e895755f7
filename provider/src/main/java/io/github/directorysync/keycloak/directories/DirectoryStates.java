package io.github.directorysync.keycloak.directories;

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

/** The states of directories: removal, organization, import, catch-up with options. */
public final class DirectoryStates {

    /** A value that is the id of no organization. */
    private static final String ANOTHER = "-";

    private final Database database;

    public DirectoryStates(KeycloakSession session) {
        this.database = new Database(session);
    }

    /** Records that the directory is being deleted. */
    public void remove(String directoryId, RemovalPlan plan, RequestOrigin origin) {
        row(directoryId).removal = plan.written(ServerTime.now());
        row(directoryId).removalOrigin = origin.written();
    }

    /** Who deletes the directory, for the log. */
    public RequestOrigin removalOrigin(String directoryId) {
        return RequestOrigin.read(
                database.find(DirectoryStateEntity.class, directoryId).map(row -> row.removalOrigin));
    }

    /** The removal plans of directories whose removal began before {@code then}. */
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

    /** The organization of which all users of the directory have been made members. */
    public Optional<String> organization(String directoryId) {
        return database.find(DirectoryStateEntity.class, directoryId).map(row -> row.organizationId);
    }

    /**
     * Records that the membership of all users has to be checked again: users who were added since may be members
     * although that was not recorded.
     */
    public void movesToAnotherOrganization(String directoryId) {
        organization(directoryId, ANOTHER);
    }

    public void organization(String directoryId, @Nullable String organizationId) {
        if (isThere(directoryId)) {
            row(directoryId).organizationId = organizationId;
        }
    }

    /**
     * Records that the directory was imported with its users, and starts the catch-up for withheld and held changes.
     */
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

    /** Starts or continues the catch-up at that stage. */
    public void catchUp(String directoryId, CatchUpStage stage) {
        row(directoryId).catchUp = stage.written();
    }

    /** The ids of the directories for which directory sync was not enabled when that was last recorded. */
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

    /** Records who caused the catch-up, for the log. */
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

    /** The stage of the catch-up, locked: no other transaction continues or restarts it until this one ends. */
    public Optional<CatchUpStage> catchUpToChange(String directoryId) {
        return locked(directoryId).map(row -> row.catchUp).map(CatchUpStage::read);
    }

    /** The directories that have not caught up. */
    public List<RowInRealm> catchingUp() {
        return database.rows(
                        "select c.id, c.realm.id from DirectoryStateEntity s, ComponentEntity c where c.id = s.directoryId"
                                + " and s.catchUp is not null",
                        Map.of(),
                        RowInRealm::of)
                .list();
    }

    boolean isThere(String directoryId) {
        return database.count("select count(*) from ComponentEntity c where c.id = :id", Map.of("id", directoryId)) > 0;
    }

    /**
     * The row of the directory, locked until this transaction ends. It is inserted if it is missing; of two
     * transactions that insert it at the same time, the second waits and uses the row of the first.
     */
    DirectoryStateEntity row(String directoryId) {
        return locked(directoryId).orElseGet(() -> {
            // The row has a foreign key to the component, which may not be written yet.
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

    /** The ids of the directories that are being deleted. */
    public List<String> removing(Collection<String> directories) {
        return beingRemoved()
                .map(row -> row.directoryId)
                .filter(directories::contains)
                .toList();
    }
}
