package io.github.directorysync.bench;

import io.github.directorysync.whole.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People and members who are in the tables at once, as if they had been pushed long ago: pushing them is not measured. */
record Seed(Postgres postgres) {

    /** When the first of them was created, in milliseconds since 1970; the next ones a millisecond later each. */
    static final long CREATED = 1_700_000_000_000L;

    private static final List<String> PEOPLE = List.of(
            "INSERT INTO user_entity (id, username, email, email_constraint, email_verified, enabled, first_name,"
                    + " last_name, realm_id, created_timestamp, not_before) SELECT gen_random_uuid(), 'person-' || n,"
                    + " 'person-' || n || '@example.com', 'person-' || n || '@example.com', false, true, 'Given', 'Family'"
                    + " || n / FAMILY, 'REALM', 1700000000000 + n, 0 FROM generate_series(0, SIZE - 1) n",
            "INSERT INTO user_role_mapping (user_id, role_id) SELECT u.id, r.default_role FROM user_entity u, realm r"
                    + " WHERE r.id = u.realm_id AND u.realm_id = 'REALM' AND u.username LIKE 'person-%'",
            "INSERT INTO user_attribute (id, name, value, user_id) SELECT gen_random_uuid(), a.name, a.value, u.id"
                    + " FROM user_entity u, LATERAL (VALUES ('externalId', 'external-' || u.username), ('displayName',"
                    + " 'Given ' || u.last_name), ('title', 'Engineer'), ('department', 'Sales'), ('employeeNumber',"
                    + " u.username)) a(name, value) WHERE u.realm_id = 'REALM' AND u.username LIKE 'person-%' AND NOT"
                    + " EXISTS (SELECT 1 FROM component c WHERE c.realm_id = 'REALM' AND c.provider_id = 'directory')",
            "INSERT INTO ds_user (user_id, directory_id, external_id, display_name, document, created, last_modified,"
                    + " version, said_active, exported) SELECT u.id, c.id, 'external-' || u.username, lower('Given ' ||"
                    + " u.last_name), json_build_object('userName', u.username, 'active', true, 'displayName', 'Given '"
                    + " || u.last_name, 'title', 'Engineer', 'name', json_build_object('givenName', u.first_name,"
                    + " 'familyName', u.last_name), '" + NativeProfile.ENTERPRISE + "', json_build_object('department',"
                    + " 'Sales', 'employeeNumber',"
                    + " u.username), 'externalId',"
                    + " 'external-' || u.username,"
                    + " 'emails',"
                    + " json_build_array(json_build_object('value',"
                    + " u.email, 'type', 'work',"
                    + " 'primary', true)))::text,"
                    + " u.created_timestamp,"
                    + " u.created_timestamp, 0, true,"
                    + " true FROM user_entity u,"
                    + " component c WHERE u.realm_id ="
                    + " 'REALM' AND u.username LIKE"
                    + " 'person-%' AND c.realm_id ="
                    + " 'REALM' AND c.provider_id ="
                    + " 'directory'");

    /** The ids of so many people, in families. */
    List<String> people(String realm, int size, int family) {
        Map<String, String> words =
                Map.of("REALM", realm, "SIZE", String.valueOf(size), "FAMILY", String.valueOf(family));
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            for (String insert : PEOPLE) {
                String sql = insert;
                for (Map.Entry<String, String> word : words.entrySet()) {
                    sql = sql.replace(word.getKey(), word.getValue());
                }
                statement.execute(sql);
            }
            statement.execute("VACUUM ANALYZE");
            return ids(connection, realm);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ids(Connection connection, String realm) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM user_entity WHERE realm_id = ?"
                + " AND username LIKE 'person-%' ORDER BY created_timestamp")) {
            select.setString(1, realm);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    void members(String group, List<String> people) {
        try (Connection connection = postgres.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO user_group_membership"
                        + " (group_id, user_id, membership_type) SELECT ?, unnest(?), 'UNMANAGED'")) {
            insert.setString(1, group);
            insert.setArray(2, connection.createArrayOf("varchar", people.toArray()));
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
