package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many people are rehearsed and go live, of whom some have signed in just in time: 1,000, since it takes a while, or as many
 * thousands as {@code -Drehearsed.people=10000} says.
 */
@ExtendWith(OnPostgres.Shared.class)
class ManyRehearsedOnPostgresIT extends RehearsalScenario {

    private static final int PEOPLE = Integer.getInteger("rehearsed.people", 1_000);
    private static final int AT_ONCE = 1_000;
    private static final int KNOWN = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final OnPostgres server;

    ManyRehearsedOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "many-rehearsed");
        this.server = server;
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm);
    }

    @Test
    void thousands_are_assessed_and_made() {
        make(IntStream.range(0, KNOWN)
                .<Map<String, ?>>mapToObj(i -> justInTime(name(i)))
                .toList());
        TestDirectory acme = rehearsing(Map.of());
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < PEOPLE; from += AT_ONCE) {
            int first = from;
            ids.addAll(acme.people(AT_ONCE, i -> name(first + i)));
        }
        String group = acme.group("Everybody", ids.subList(0, AT_ONCE).toArray(String[]::new));

        Waiting.until(PATIENCE, () -> rehearsal(acme).path("open").asInt() == 0);
        JsonNode report = rehearsal(acme);
        assertThat(report.path("people").asInt()).isEqualTo(PEOPLE);
        assertThat(report.path("linked").asInt()).isEqualTo(KNOWN);
        assertThat(report.path("made").asInt()).isEqualTo(PEOPLE - KNOWN);
        assertThat(report.path("gains").asInt()).isEqualTo(PEOPLE - KNOWN);
        assertThat(people(acme, "made&first=" + (PEOPLE - KNOWN - 100) + "&max=1000")
                        .path("items"))
                .hasSize(100);

        keycloak.admin().post(acme.adminPath() + "/rehearsal/go-live", Map.of()).ok();
        assertThat(acme.scim().post("/Users", Map.of("userName", "late")).status())
                .isEqualTo(503);
        Waiting.until(PATIENCE, () -> rehearsal(acme).path("state").asText().equals("live"));

        assertThat(acme.get("/Users?count=1").path("totalResults").asInt()).isEqualTo(PEOPLE);
        assertThat(acme.get("/Users/" + ids.get(0)).path("id").asText()).isEqualTo(ids.get(0));
        assertThat(acme.get("/Users/" + ids.get(PEOPLE - 1)).path("id").asText())
                .isEqualTo(ids.get(PEOPLE - 1));
        assertThat(acme.get("/Groups/" + group).path("members")).hasSize(AT_ONCE);
        assertThat(keycloak.admin().get("/" + realm + "/users/count").json().asInt())
                .isEqualTo(PEOPLE);
    }

    @Test
    void nothing_is_left_of_a_rehearsing_directory_that_is_deleted() {
        make(List.of());
        TestDirectory acme = rehearsing(Map.of());
        acme.group("Staff", acme.people(20, ManyRehearsedOnPostgresIT::name).toArray(String[]::new));

        keycloak.admin().delete("/" + realm + "/components/" + acme.id()).ok();

        for (String table : List.of("DS_REHEARSED_USER", "DS_REHEARSED_GROUP", "DS_REHEARSAL")) {
            assertThat(server.postgres()
                            .number("select count(*) from " + table + " where DIRECTORY_ID = '" + acme.id() + "'"))
                    .as(table)
                    .isZero();
        }
    }

    private static String name(int number) {
        return "person" + number + "@jit.example";
    }
}
