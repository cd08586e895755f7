package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.Database;
import java.util.Map;
import java.util.Optional;

/**
 * How many users a directory has. On PostgreSQL, triggers write each change to {@code DS_USER_COUNT} in the transaction
 * of the change, also where rows go with an account or a directory; changes are only added, so that no request waits for
 * another one's. Their sum is exact and need not look at each user. Other databases count the rows.
 */
public record UserCount(Database database) {

    /** The row that says that there are triggers. */
    private static final String TRIGGERS = "*";

    public long of(String directoryId) {
        return sum(directoryId)
                .orElseGet(() -> database.count(
                        "select count(*) from DirectoryUserEntity d where d.directoryId = :directory",
                        Map.of("directory", directoryId)));
    }

    private Optional<Long> sum(String directoryId) {
        return database.isPostgres()
                ? database.sql(
                                "select coalesce(sum(c.PEOPLE), 0), count(case when c.DIRECTORY_ID = :triggers then 1"
                                        + " end) from {h-schema}DS_USER_COUNT c where c.DIRECTORY_ID in (:triggers,"
                                        + " :directory)",
                                Map.of("triggers", TRIGGERS, "directory", directoryId),
                                row -> Optional.of(row.integer(1))
                                        .filter(rows -> rows > 0)
                                        .map(rows -> row.number(0)))
                        .get(0)
                : Optional.empty();
    }

    /** Adds up what was written, so that few rows are left of each directory. */
    void compact() {
        database.changeBySql("with GONE as (delete from {h-schema}DS_USER_COUNT where DIRECTORY_ID in (select"
                + " c.DIRECTORY_ID from {h-schema}DS_USER_COUNT c where c.DIRECTORY_ID <> '*' group by c.DIRECTORY_ID"
                + " having count(*) > 1) returning DIRECTORY_ID, PEOPLE)"
                + " insert into {h-schema}DS_USER_COUNT (DIRECTORY_ID, PEOPLE)"
                + " select DIRECTORY_ID, sum(PEOPLE) from GONE group by DIRECTORY_ID having sum(PEOPLE) <> 0");
    }

    /**
     * Counts all rows and corrects what differs, as it can after rows were restored from a backup without their triggers.
     *
     * @return in how many directories it differed
     */
    int correct() {
        return database.changeBySql("insert into {h-schema}DS_USER_COUNT (DIRECTORY_ID, PEOPLE)"
                + " select coalesce(D.DIRECTORY_ID, C.DIRECTORY_ID), coalesce(D.PEOPLE, 0) - coalesce(C.PEOPLE, 0)"
                + " from (select DIRECTORY_ID, count(*) as PEOPLE from {h-schema}DS_USER where GONE is null"
                + " group by DIRECTORY_ID) D full join (select DIRECTORY_ID, sum(PEOPLE) as PEOPLE"
                + " from {h-schema}DS_USER_COUNT where DIRECTORY_ID <> '*' group by DIRECTORY_ID) C"
                + " on C.DIRECTORY_ID = D.DIRECTORY_ID where coalesce(D.PEOPLE, 0) <> coalesce(C.PEOPLE, 0)");
    }
}
