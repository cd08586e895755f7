package io.github.directorysync.cluster;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everybody's role in an app, derived anew from Keycloak's own tables (memberships, role mappings, levels of roles), beside
 * the role that directory sync says.
 */
record DerivedRoles(Postgres postgres, ClusterRealm realm) {

    private static final Pattern BETWEEN_CELLS = Pattern.compile("\",\"");

    private static final String HIGHEST = """
            select u.username, (
              select r.name from keycloak_role r join role_attribute a on a.role_id = r.id and a.name = 'directory-sync.level'
              where r.client = ? and r.id in (
                select g.role_id from group_role_mapping g join user_group_membership m on m.group_id = g.group_id
                where m.user_id = u.id
                union select p.role_id from user_role_mapping p where p.user_id = u.id)
              order by cast(a.value as int) desc limit 1)
            from user_entity u join ds_user d on d.user_id = u.id where d.directory_id = ? and u.enabled
            """;

    /** Where the two are not the same: one line for each person, empty if there is none. */
    List<String> differences(KeycloakServer node) {
        Map<String, String> derived = derived();
        Map<String, String> said = said(node);
        TreeSet<String> everybody = new TreeSet<>(derived.keySet());
        everybody.addAll(said.keySet());
        List<String> differences = new ArrayList<>();
        for (String person : everybody) {
            String should = derived.getOrDefault(person, "nobody");
            String is = said.getOrDefault(person, "nobody");
            if (!should.equals(is)) {
                differences.add(person + ": " + should + " by Keycloak's tables, " + is + " by directory sync");
            }
        }
        return differences;
    }

    /** The highest role of each enabled person; empty for none. */
    Map<String, String> derived() {
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(HIGHEST)) {
            query.setString(1, realm.app());
            query.setString(2, realm.directory().id());
            Map<String, String> roles = new TreeMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String role = row.getString(2);
                    roles.put(row.getString(1), role == null ? "" : role);
                }
            }
            return roles;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> said(KeycloakServer node) {
        return realm.api(node)
                .with("Accept", "text/csv")
                .get("/people?app=" + realm.app())
                .ok()
                .body()
                .lines()
                .skip(1)
                .map(line -> BETWEEN_CELLS.splitAsStream(line).toList())
                .filter(cells -> cells.get(4).equals("true"))
                .collect(Collectors.toMap(cells -> cells.get(1), cells -> cells.get(5), (a, b) -> a + "+" + b));
    }
}
