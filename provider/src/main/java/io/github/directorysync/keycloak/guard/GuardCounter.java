package io.github.directorysync.keycloak.guard;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Guard;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.HighestRole;
import io.github.directorysync.keycloak.store.GuardCountEntity;
import io.github.directorysync.keycloak.store.GuardEntity;
import io.github.directorysync.sync.guard.GuardLedger;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Counts how many users a directory has removed lately, in the database. Each caller locks the guard row of the
 * directory until its transaction ends, on any node, so that of eight concurrent requests the eighth counts the seven
 * before it.
 */
public final class GuardCounter implements GuardLedger {

    private static final Duration RETENTION = Duration.ofDays(2);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final Directory directory;

    public GuardCounter(KeycloakSession session, RealmModel realm, Directory directory) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.directory = directory;
    }

    @Override
    public Set<String> undecided(Collection<String> people) {
        lockedRow();
        Set<String> found = new HashSet<>();
        Database.chunks(people)
                .forEach(chunk -> found.addAll(database.list(
                        "select distinct h.userId from HeldEntity h where h.directoryId = :directory"
                                + " and h.state = 'HELD' and h.userId in (:people)",
                        String.class,
                        Map.of("directory", directory.id(), "people", chunk))));
        return found;
    }

    @Override
    public boolean isTripped() {
        return lockedRow().tripped > start(directory.guard().usual()) && isAnythingHeld();
    }

    private boolean isAnythingHeld() {
        return database.count(
                        "select count(*) from HeldEntity h where h.directoryId = :directory and h.state = 'HELD'",
                        Map.of("directory", directory.id()))
                > 0;
    }

    @Override
    public long gone(Guard.RemovalLimit limit) {
        lockedRow();
        return database.count(
                "select coalesce(sum(c.people), 0) from GuardCountEntity c"
                        + " where c.directoryId = :directory and c.minute > :since",
                Map.of("directory", directory.id(), "since", start(limit)));
    }

    @Override
    public long remaining(Guard.RemovalLimit limit) {
        return database.count(
                "select count(*) from DirectoryUserEntity d, UserEntity u where u.id = d.userId and u.enabled = true"
                        + " and d.created <= :since and d.directoryId = :directory",
                Map.of("directory", directory.id(), "since", start(limit)));
    }

    @Override
    public boolean isHighestRoleOfOthers(String app, Set<String> people) {
        lockedRow();
        return AppLadder.named(app, realm)
                .map(known -> new HighestRole(session, realm, known).holdersWhoStay(people.size() + 1))
                .filter(holders -> !people.containsAll(holders))
                .isPresent();
    }

    /** Records that the limit has been exceeded now. */
    void trip() {
        lockedRow().tripped = ServerTime.now().toEpochMilli();
    }

    /** Counts so many removed users in the current minute. */
    public void add(int people) {
        if (people == 0) {
            return;
        }
        lockedRow();
        long minute = ServerTime.now().truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
        GuardCountEntity row = database.entities()
                .find(GuardCountEntity.class, new GuardCountEntity.GuardCountKey(directory.id(), minute));
        if (row == null) {
            row = new GuardCountEntity();
            row.directoryId = directory.id();
            row.minute = minute;
            database.entities().persist(row);
            deleteBefore(minute - oldest().toMillis());
        }
        row.people += people;
    }

    /** An administrator has applied all held changes: counting starts from zero. */
    void reset() {
        lockedRow().tripped = 0;
        deleteBefore(Long.MAX_VALUE);
    }

    private Duration oldest() {
        Duration usual = directory.guard().usual().window().multipliedBy(2);
        return usual.compareTo(RETENTION) > 0 ? usual : RETENTION;
    }

    private static long start(Guard.RemovalLimit limit) {
        return ServerTime.now().minus(limit.window()).toEpochMilli();
    }

    private void deleteBefore(long minute) {
        database.change(
                "delete from GuardCountEntity c where c.directoryId = :directory and c.minute < :minute",
                Map.of("directory", directory.id(), "minute", minute));
    }

    private GuardEntity lockedRow() {
        return Optional.ofNullable(
                        database.entities().find(GuardEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE))
                .orElseGet(this::insertRow);
    }

    /** If two transactions insert the first row, the database refuses one of them, and that request is retried. */
    private GuardEntity insertRow() {
        GuardEntity row = new GuardEntity();
        row.directoryId = directory.id();
        database.entities().persist(row);
        database.flush();
        return row;
    }
}
