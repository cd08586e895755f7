package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What events cost a request: one statement, however many they are. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the statements of the whole database")
class StatementsOfEventsIT {

    private static final String REALM = "event-cost";

    private final OnPostgres server;

    StatementsOfEventsIT(OnPostgres server) {
        FixtureRealm.in(server.keycloak(), REALM);
        this.server = server;
    }

    @Test
    void a_change_takes_one_statement_more_with_events_and_one_that_changes_nothing_takes_none() {
        try (TestDirectory directory = TestDirectory.in(server.keycloak(), REALM)) {
            List<String> people = directory.people(300, i -> "p" + i + "@x.example");
            String group = directory.group("All");
            String ann = people.get(0);
            Cost with = cost(directory, 30, ann, group, people);
            Cost without = cost(directory, 0, ann, group, people);

            assertThat(with.title()).isEqualTo(without.title() + 1);
            assertThat(with.same()).isEqualTo(without.same());
            assertThat(with.members()).isBetween(without.members(), without.members() + 2);
        }
    }

    /** Statements of a new title, of the same title again, and of 300 members who leave or join. */
    private record Cost(long title, long same, long members) {}

    private Cost cost(TestDirectory directory, int days, String ann, String group, List<String> people) {
        server.keycloak()
                .admin()
                .signedIn()
                .patch("/admin/realms/" + REALM + "/directory-sync/settings", Map.of("eventDays", days))
                .ok();
        StatementsOfRequests statements = new StatementsOfRequests(server.statements(), List.of(directory));
        int[] turn = {0};
        long title = statements.leastOf(
                directory,
                scim -> scim.patch(
                                "/Users/" + ann, ScimBody.patch("replace", "title", "Title " + days + " " + turn[0]++))
                        .ok());
        long same = statements.leastOf(
                directory,
                scim -> scim.patch("/Users/" + ann, ScimBody.patch("replace", "title", "Same " + days))
                        .ok());
        long members = statements.leastOf(
                directory,
                scim -> scim.patch(
                                "/Groups/" + group,
                                ScimBody.patch(
                                        turn[0]++ % 2 == 0 ? "add" : "remove", "members", ScimBody.members(people)))
                        .ok());
        return new Cost(title, same, members);
    }
}
