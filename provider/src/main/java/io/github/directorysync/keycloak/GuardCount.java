package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How many people a directory has taken out lately. Who asks holds the directory's guard until its transaction ends, so
 * that of eight requests at once the eighth knows of the seven.
 */
final class GuardCount {

    private final Database database;
    private final Directory directory;

    GuardCount(Database database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** Whether so many more are too many, or something was held a moment ago, so that all the rest is too. */
    boolean isTooMany(int going, Instant now) {
        long since = now.minus(directory.guard().window()).toEpochMilli();
        if (locked().tripped > since) {
            return true;
        }
        long gone = database.count(
                "select coalesce(sum(c.people), 0) from GuardCountEntity c"
                        + " where c.directoryId = :directory and c.minute > :since",
                Map.of("directory", directory.id(), "since", since));
        return directory.guard().isTooMany(gone, going, this::active);
    }

    void tripped(Instant now) {
        locked().tripped = now.toEpochMilli();
    }

    void add(int people, Instant now) {
        if (people == 0) {
            return;
        }
        long minute = now.truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
        GuardCountEntity row =
                database.entities().find(GuardCountEntity.class, new GuardCountEntity.Key(directory.id(), minute));
        if (row == null) {
            row = new GuardCountEntity();
            row.directoryId = directory.id();
            row.minute = minute;
            database.entities().persist(row);
            forgetBefore(now.minus(directory.guard().window().multipliedBy(2)).toEpochMilli());
        }
        row.people += people;
    }

    /** An administrator has looked at all that was held: it begins anew. */
    void reset() {
        locked().tripped = 0;
        forgetBefore(Long.MAX_VALUE);
    }

    private void forgetBefore(long minute) {
        database.change(
                "delete from GuardCountEntity c where c.directoryId = :directory and c.minute < :minute",
                Map.of("directory", directory.id(), "minute", minute));
    }

    private GuardEntity locked() {
        return Optional.ofNullable(
                        database.entities().find(GuardEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE))
                .orElseGet(this::first);
    }

    /** If two are the first, the database lets one through, and the other is done again. */
    private GuardEntity first() {
        GuardEntity row = new GuardEntity();
        row.directoryId = directory.id();
        database.entities().persist(row);
        database.flush();
        return row;
    }

    private long active() {
        return database.count(
                "select count(*) from DirectoryUserEntity d, UserEntity u where u.id = d.userId and u.enabled = true"
                        + " and d.held is null and d.directoryId = :directory",
                Map.of("directory", directory.id()));
    }
}
