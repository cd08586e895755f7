package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many may go within an hour and within a day; time passes by making what is in the tables older. */
@ExtendWith(OnPostgres.Shared.class)
class GuardWindowsOnPostgresIT {

    private final Postgres postgres;
    private final GuardedRealm realm;

    GuardWindowsOnPostgresIT(OnPostgres server) {
        this.postgres = server.postgres();
        this.realm = GuardedRealm.in(server.keycloak(), "guard-windows");
    }

    @AfterEach
    void gone() {
        realm.delete();
    }

    @Test
    void people_who_were_invented_since_make_the_way_free_for_nobody() throws SQLException {
        var directory = realm.directory(Map.of("guard-count", List.of("0"), "guard-percent", List.of("10")));
        List<String> real = realm.people(directory, 20);
        pass(directory, Duration.ofDays(2));
        directory.people(200, i -> "invented" + i + "@guard.example");

        suspend(directory, real);

        // Two are a tenth of those who were there.
        assertThat(realm.held(directory)).isEqualTo(18);
        List<String> roles = realm.rolesAtSignIn(directory, 4);
        assertThat(roles).startsWith("refused", "refused");
        assertThat(roles.subList(2, 4)).doesNotContain("refused");
    }

    @Test
    void who_drips_slowly_enough_for_the_hour_is_held_by_the_day() throws SQLException {
        var directory = realm.directory(Map.of("guard-day-count", List.of("3"), "guard-day-percent", List.of("0")));
        List<String> people = realm.people(directory, 5);

        suspend(directory, people.subList(0, 2));
        pass(directory, Duration.ofHours(2));
        suspend(directory, people.subList(2, 4));

        assertThat(realm.rolesAtSignIn(directory, 4)).startsWith("refused", "refused", "refused");
        assertThat(realm.rolesAtSignIn(directory, 4).get(3)).isNotEqualTo("refused");
        assertThat(realm.held(directory)).isEqualTo(1);
        realm.decide(directory, "discard");
        pass(directory, Duration.ofDays(1));
        suspend(directory, people.subList(3, 5));
        assertThat(realm.held(directory)).isZero();
    }

    @Test
    void somebody_who_is_held_stays_so_however_long_one_waits_and_however_one_asks() throws SQLException {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, 4);
        String group = realm.mapped(directory, "Chiefs", "Chief", people);
        GuardedRealm.put(directory, group, "Chiefs").ok();
        pass(directory, Duration.ofDays(2));

        suspend(directory, people.subList(0, 1));
        directory.scim().delete("/Users/" + people.get(1)).ok();
        directory.scim().delete("/Groups/" + group).ok();

        assertThat(realm.rolesAtSignIn(directory, 4)).containsOnly("Chief");
        assertThat(realm.list(directory, "held").path("items").findValuesAsText("reason"))
                .contains("undecided");
    }

    @Test
    void who_went_counts_on_where_the_rest_was_to_stay_and_anew_where_it_was_let_go() {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, 6);
        suspend(directory, people.subList(0, 3));

        realm.decide(directory, "discard");
        suspend(directory, people.subList(3, 4));
        assertThat(realm.held(directory)).isEqualTo(1);

        realm.decide(directory, "apply");
        suspend(directory, people.subList(4, 6));
        assertThat(realm.held(directory)).isZero();
    }

    private static void suspend(TestDirectory directory, List<String> people) {
        people.forEach(id -> GuardedRealm.suspend(directory, id).ok());
    }

    /** All that the guard looks at is so much older. */
    private void pass(TestDirectory directory, Duration time) throws SQLException {
        for (String statement : List.of(
                "update ds_user set created = created - ? where directory_id = ?",
                "update ds_guard set tripped = tripped - ? where directory_id = ?",
                "update ds_guard_count set minute_of = minute_of - ? where directory_id = ?")) {
            try (var connection = postgres.connect();
                    PreparedStatement older = connection.prepareStatement(statement)) {
                older.setLong(1, time.toMillis());
                older.setString(2, directory.id());
                older.executeUpdate();
            }
        }
    }
}
