package io.github.directorysync.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sequence does while a transaction stays open, while nobody can extend it, and when too much waits. */
@ExtendWith(OnPostgres.Shared.class)
class EventSequenceOnPostgresIT {

    private static final String ROW =
            "INSERT INTO ds_outbox (realm_id, directory_id, directory, activity_id, by_provider,"
                    + " created, events, drafts) SELECT realm_id, id, 'acme', '', false, TIME, EVENTS, '{\"drafts\": [{\"type\":"
                    + " \"directory.user.updated\", \"data\": {\"user\": {\"id\": \"late\"}}}]}' FROM component WHERE id = 'ACME'";

    private final EventRealm realm;
    private final Postgres postgres;

    EventSequenceOnPostgresIT(OnPostgres server) {
        realm = new EventRealm(server.keycloak(), "event-sequence");
        postgres = server.postgres();
    }

    @AfterEach
    void gone() {
        realm.close();
    }

    @Test
    void a_transaction_that_stays_open_holds_up_nobody_and_is_told_at_the_end_to_whoever_reads_on()
            throws SQLException {
        Set<String> read = new HashSet<>();
        try (Connection open = postgres.connect();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            // It has a lower id than all that follow, and is not committed yet.
            statement.execute(row(1));
            realm.user("ann@acme.example");
            realm.user("bob@acme.example");
            List<JsonNode> before = realm.events(10, 3);
            before.forEach(event -> read.add(event.path("id").asText()));
            assertThat(positions(before)).containsExactly(1L, 2L, 3L);
            open.commit();
        }
        CustomerRealm.eventually(() -> next("3").size() == 1);

        JsonNode late = next("3").get(0);
        assertThat(late.path("position").asLong()).isEqualTo(4);
        assertThat(late.at("/data/user/id").asText()).isEqualTo("late");
        assertThat(read).doesNotContain(late.path("id").asText());
        realm.user("cleo@acme.example");
        assertThat(positions(realm.events(2, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void while_nobody_can_extend_the_sequence_all_waits_too_much_is_refused_and_all_comes_in_order()
            throws SQLException {
        realm.api()
                .post("/directories", Map.of("name", "Other", "alias", "other", "requireSaml", false))
                .ok();
        Http other = realm.realm.scim("other", realm.realm.token("other"));
        String ann = realm.user("ann@acme.example");
        realm.events(10, 2);
        try (Connection stuck = postgres.connect();
                Statement statement = stuck.createStatement()) {
            stuck.setAutoCommit(false);
            statement.execute(lockSequence(realmId()));
            realm.user("bob@acme.example");
            realm.patch("/Users/" + ann, Map.of("op", "replace", "path", "title", "value", "Boss"));
            postgres.execute(row(20_001));
            CustomerRealm.eventually(() -> post(realm.scim, "cleo@acme.example").status() == 429);

            Answer refused = post(realm.scim, "dora@acme.example");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("5");
            assertThat(realm.scim.get("/Users/" + ann).status()).isEqualTo(200);
            assertThat(realm.scim.delete("/Users/" + ann).status()).isEqualTo(429);
            assertThat(post(other, "eve@other.example").status()).isEqualTo(201);
            assertThat(next("2")).isEmpty();
        }
        CustomerRealm.eventually(() -> post(realm.scim, "dora@acme.example").status() == 201);

        CustomerRealm.eventually(() -> next("2").toString().contains("dora@acme.example"));
        List<JsonNode> events = realm.read(3, "");
        assertThat(positions(events)).isSorted().doesNotHaveDuplicates();
        assertThat(positions(events).get(events.size() - 1)).isEqualTo(events.size());
        assertThat(events.stream()
                        .map(event -> event.at("/data/user/userName")
                                .asText(event.at("/data/user/id").asText())))
                .containsSubsequence(
                        "ann@acme.example",
                        "bob@acme.example",
                        "ann@acme.example",
                        "late",
                        "eve@other.example",
                        "dora@acme.example");
    }

    @Test
    void a_realm_is_deleted_while_its_events_are_put_into_the_sequence() throws Exception {
        String id = realmId();
        realm.user("ann@acme.example");
        realm.events(10, 2);
        try (Connection sequencing = postgres.connect();
                Statement statement = sequencing.createStatement()) {
            sequencing.setAutoCommit(false);
            statement.execute(lockSequence(id));
            realm.user("bob@acme.example");

            CompletableFuture<Void> deletion = CompletableFuture.runAsync(realm.realm::close);
            // PostgreSQL looks for a deadlock one second after a wait begins, and not again. After two seconds it will
            // find one in this connection, where the test sees it.
            CustomerRealm.eventually(() -> postgres.number(
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type"
                                    + " = 'Lock' AND query ILIKE '%ds_event_sequence%' AND query_start < now() - interval '2 s'")
                    > 0);
            statement.execute("DELETE FROM ds_outbox WHERE realm_id = '" + id + "'");
            sequencing.commit();
            deletion.get(1, TimeUnit.MINUTES);
        }

        assertThat(postgres.number("SELECT (SELECT count(*) FROM realm WHERE id = '" + id + "')"
                        + " + (SELECT count(*) FROM ds_outbox WHERE realm_id = '" + id + "')"
                        + " + (SELECT count(*) FROM ds_event_sequence WHERE realm_id = '" + id + "')"))
                .isZero();
    }

    private static String lockSequence(String realmId) {
        return "SELECT 1 FROM ds_event_sequence WHERE realm_id = '" + realmId + "' FOR UPDATE";
    }

    private String realmId() {
        return postgres.texts("SELECT realm_id FROM component WHERE id = '" + acme() + "'")
                .iterator()
                .next();
    }

    private static Answer post(Http scim, String name) {
        return scim.post("/Users", Map.of("userName", name, "active", true));
    }

    private JsonNode next(String after) {
        return realm.api().get("/events?after=" + after).ok().json().path("items");
    }

    private String row(int events) {
        return ROW.replace("TIME", String.valueOf(System.currentTimeMillis()))
                .replace("EVENTS", String.valueOf(events))
                .replace("ACME", acme());
    }

    private String acme() {
        return realm.api().get("/directories/acme").ok().json().path("id").asText();
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(event -> event.path("position").asLong()).toList();
    }
}
