package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All tables of the database are searched for texts that must not be stored, or not any longer. */
@ExtendWith(OnPostgres.Shared.class)
class ActivityTracesOnPostgresIT extends ActivityScenario {

    private static final String FIRST = "first-S3cret-of-somebody";
    private static final String NEXT = "next-S3cret-of-somebody";
    private static final String WRONG = "wrong-S3cret-of-somebody";

    private final Postgres postgres;

    ActivityTracesOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "activity-traces");
        postgres = server.postgres();
    }

    @Test
    void no_password_that_a_client_sends_in_any_way_is_stored_exported_or_logged() {
        TestDirectory setting = TestDirectory.in(keycloak, realm, Map.of("set-passwords", List.of("true")));
        setRealm(Map.of("passwordPolicy", "length(12) and notUsername()"));
        try {
            for (TestDirectory any : List.of(directory, setting)) {
                String name = "carol-of-" + any.alias();
                String id = any.user(Map.of("userName", name, "password", FIRST));
                Http scim = any.scim();
                scim.patch("/Users/" + id, ScimBody.patch("replace", "password", NEXT))
                        .ok();
                scim.put("/Users/" + id, Map.of("userName", name, "password", FIRST))
                        .ok();
                scim.post("/Users", Map.of("userName", name, "password", WRONG));
                scim.post("/Users", Map.of("userName", WRONG, "password", WRONG, "active", "perhaps"));
                scim.post("/Users", Map.of("userName", "dan", "password", List.of(WRONG)));
                scim.post("/Users", Map.of("password", WRONG));
                scim.post("/Users", "{\"userName\": \"dan\", \"password\": " + WRONG + "}");
                scim.post("/Users", "{\"userName\": \"dan\", \"password\": \"" + WRONG + "}");
                scim.patch("/Users/" + id, ScimBody.patch("replace", "password[value eq \"" + WRONG + "\"]", WRONG));
                scim.patch("/Users/nobody", ScimBody.patch("replace", "password", WRONG));
                scim.get("/Users?filter=" + Http.encoded("password eq \"" + WRONG + "\""));
                scim.get("/Users?filter=" + Http.encoded("password eq \"" + WRONG));
                scim.get("/Users?password=" + WRONG + "&filter=x");
                scim.post("/Users/.search", Map.of("filter", "password eq \"" + WRONG + "\""));
                Map<String, ?> again = Map.of("userName", name, "password", WRONG);
                scim.post("/Bulk", ScimBody.bulk(List.of(ScimBody.post("/Users", "one", again))));
                await(() -> list(any, ""), entries -> entries.size() >= 16);
            }

            for (String secret : List.of(FIRST, NEXT, WRONG)) {
                assertThat(keeps(secret)).isFalse();
                assertThat(exported("text/csv", "").body()).doesNotContain(secret);
                assertThat(exported("application/x-ndjson", "").body()).doesNotContain(secret);
                assertThat(keycloak.admin().get("/" + realm + "/admin-events").body())
                        .doesNotContain(secret);
                assertThat(keycloak.log()).doesNotContain(secret);
            }
        } finally {
            setRealm(Map.of("passwordPolicy", ""));
            setting.close();
        }
    }

    @Test
    void the_log_of_a_deleted_realm_is_deleted() {
        String unique = "A group whose name is used nowhere else";
        FixtureRealm.in(keycloak, "activity-of-a-deleted-realm");
        TestDirectory shortLived = TestDirectory.in(keycloak, "activity-of-a-deleted-realm");
        shortLived.group(unique);

        keycloak.admin().delete("/activity-of-a-deleted-realm").ok();

        assertThat(keeps(unique)).isFalse();
    }

    private boolean keeps(String text) {
        return tables().stream()
                .anyMatch(table -> postgres.number("SELECT count(*) FROM \"" + table + "\" t WHERE position('" + text
                                + "' IN t::text) > 0")
                        > 0);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (all.next()) {
                tables.add(all.getString(1));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
