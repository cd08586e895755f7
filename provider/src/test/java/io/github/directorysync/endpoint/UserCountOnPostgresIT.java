package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The number of a directory's users is kept by the database itself, so that it is right whatever way a user goes. */
@ExtendWith(OnPostgres.Shared.class)
class UserCountOnPostgresIT {

    private static final String REALM = "user-count";

    private final OnPostgres server;

    UserCountOnPostgresIT(OnPostgres server) {
        this.server = server;
        FixtureRealm.in(server.keycloak(), REALM);
    }

    @Test
    void the_total_is_exact_after_users_come_and_go_in_every_way() {
        try (TestDirectory directory = TestDirectory.in(server.keycloak(), REALM)) {
            List<String> people = new ArrayList<>();
            IntStream.range(0, 8).forEach(i -> people.add(directory.user("count" + i + "@x.example")));
            assertThat(total(directory)).isEqualTo(8).isEqualTo(rows(directory));

            assertThat(directory
                            .scim()
                            .post("/Users", Map.of("userName", "count0@x.example"))
                            .status())
                    .isEqualTo(409);
            directory.scim().delete("/Users/" + people.get(0)).ok();
            server.keycloak()
                    .admin()
                    .delete("/" + REALM + "/users/" + people.get(1))
                    .ok();
            server.postgres().execute("DELETE FROM ds_user WHERE user_id = '" + people.get(2) + "'");
            assertThat(total(directory)).isEqualTo(5).isEqualTo(rows(directory));

            hide(people.get(3), "1");
            assertThat(total(directory)).isEqualTo(4).isEqualTo(rows(directory));
            hide(people.get(3), "NULL");
            assertThat(total(directory)).isEqualTo(5).isEqualTo(rows(directory));
        }
    }

    @Test
    void what_was_counted_is_added_up_in_the_background_and_nothing_is_left_of_a_directory_that_is_gone() {
        String id;
        try (TestDirectory directory = TestDirectory.in(server.keycloak(), REALM)) {
            id = directory.id();
            IntStream.range(0, 3).forEach(i -> directory.user("sum" + i + "@x.example"));
            Waiting.until(() -> changes(directory.id()) == 1);
            assertThat(total(directory)).isEqualTo(3);
        }
        Waiting.until(() -> changes(id) == 0);
    }

    private void hide(String user, String gone) {
        server.postgres().execute("UPDATE ds_user SET gone = " + gone + " WHERE user_id = '" + user + "'");
    }

    private static int total(TestDirectory directory) {
        return directory.get("/Users?count=0").path("totalResults").asInt();
    }

    private long rows(TestDirectory directory) {
        return server.postgres()
                .number("SELECT count(*) FROM ds_user WHERE gone IS NULL AND directory_id = '" + directory.id() + "'");
    }

    private long changes(String directory) {
        return server.postgres().number("SELECT count(*) FROM ds_user_count WHERE directory_id = '" + directory + "'");
    }
}
