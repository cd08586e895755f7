package io.github.directorysync.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** Many users of a directory and a fifth as many groups, written straight into the database's tables. */
public record ManyRows(Postgres postgres, TestDirectory directory, int people) {

    public static final int HUNDRED_THOUSAND = 100_100;

    /** Milliseconds of the year 2100: no other directory has a time of change near these. */
    private static final long CHANGED = 4_102_444_800_000L;

    /** When the user of this number was created and changed. */
    public static Instant changed(int number) {
        return Instant.ofEpochMilli(CHANGED + number);
    }

    public int groups() {
        return people / 5;
    }

    /** User number 7 is {@code u7}, in group {@code g8}. */
    public void insert() {
        String group = directory.group("a group, so that there is a parent");
        String of = "'" + directory.id() + "'";
        String realm = "(SELECT realm_id FROM component WHERE id = " + of + ")";
        sql("INSERT INTO user_entity (id, username, email, email_constraint, email_verified, enabled, first_name,"
                + " last_name, realm_id, created_timestamp, not_before) SELECT 'u' || i, 'user' || i, 'user' || i"
                + " || '@example.com', 'user' || i || '@example.com', false, true, 'Given', 'Family' || i,"
                + " " + realm
                + ", i, 0 FROM generate_series(1, " + people + ") i");
        sql("INSERT INTO ds_user (user_id, directory_id, external_id, display_name, document, created,"
                + " last_modified, version, exported) SELECT 'u' || i, " + of
                + ", 'x' || i, 'person ' || i, '{\"userName\": \"user' || i || '\"}', " + CHANGED + " + i, "
                + CHANGED + " + i, 0, TRUE"
                + " FROM generate_series(1, " + people + ") i");
        // Foreign keys are checked by plans for tables as large as the database knows them to be.
        sql("ANALYZE user_entity, ds_user");
        sql("INSERT INTO ds_user_email (user_id, email) SELECT 'u' || i, 'other' || i || '@example.com'"
                + " FROM generate_series(1, " + people + ") i");
        sql("INSERT INTO keycloak_group (id, name, parent_group, realm_id, type) SELECT 'g' || i, 'Team ' || i,"
                + " (SELECT parent_group FROM keycloak_group WHERE id = '" + group + "'), " + realm
                + ", 0 FROM generate_series(1, " + groups() + ") i");
        sql("ANALYZE keycloak_group");
        sql("INSERT INTO ds_group (group_id, directory_id, external_id, display_name, created, last_modified,"
                + " version, exported) SELECT"
                + " 'g' ||"
                + " i, " + of + ", 'y' || i, 'team ' || i, " + CHANGED + " + i, " + CHANGED
                + " + i, 0, TRUE FROM generate_series(1, "
                + groups()
                + ") i");
        sql("INSERT INTO user_group_membership (group_id, user_id, membership_type) SELECT 'g' || (1 + i % " + groups()
                + "), 'u' || i, 'UNMANAGED' FROM generate_series(1, " + people + ") i");
        // As autovacuum does sooner or later: an index alone answers only what it knows to be visible.
        sql("VACUUM ANALYZE");
    }

    /** Makes all of them members of a group, too. */
    public void join(String group) {
        sql("INSERT INTO user_group_membership (group_id, user_id, membership_type) SELECT '" + group
                + "', 'u' || i, 'UNMANAGED' FROM generate_series(1, " + people + ") i");
    }

    public void delete() {
        sql("DELETE FROM user_group_membership WHERE user_id IN (SELECT user_id FROM ds_user WHERE directory_id = '"
                + directory.id() + "')");
        sql("DELETE FROM ds_user_email WHERE user_id LIKE 'u%'");
        sql("DELETE FROM ds_user WHERE directory_id = '" + directory.id() + "'");
        sql("DELETE FROM user_entity WHERE id LIKE 'u%' AND username = 'user' || substr(id, 2)");
        sql("DELETE FROM ds_group WHERE group_id LIKE 'g%' AND directory_id = '" + directory.id() + "'");
        sql("DELETE FROM keycloak_group WHERE name = 'Team ' || substr(id, 2)");
    }

    private void sql(String statement) {
        try (Connection connection = postgres.connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
