package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.events.WebhookReceiver;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One node is killed while it works in the background: the other goes on, nothing is lost and nothing happens twice. */
@ExtendWith(Cluster.Shared.class)
class NodeKilledIT {

    /** A removal is left alone for 30 s by others than the node that began it, and the cluster has to notice the death. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PEOPLE = 3000;

    private final Cluster cluster;
    private final ClusterRealm realm;

    NodeKilledIT(Cluster cluster) {
        this.cluster = cluster;
        realm = ClusterRealm.on(cluster.one(), "node-killed");
    }

    @AfterEach
    void again() {
        cluster.startKilled();
        cluster.one().admin().delete("/" + realm.name());
    }

    @Test
    void a_removal_of_3000_people_whose_node_is_killed_is_completed_by_the_other() {
        Clients.atOnce(
                4,
                PEOPLE / 100,
                part -> realm.at(cluster.node(part)).people(100, i -> "p" + part + "-" + i + "@acme.example"));
        CompletableFuture<?> request =
                CompletableFuture.runAsync(() -> realm.api(cluster.two()).delete("?users=delete&groups=delete"));

        Waiting.until(PATIENCE, () -> left() < PEOPLE - 200);
        cluster.two().kill();
        long atKill = left();
        assertThat(request).failsWithin(Duration.ofMinutes(1));
        Waiting.until(PATIENCE, () -> realm.api(cluster.one()).get("").status() == 404);

        assertThat(atKill).isBetween(1L, PEOPLE - 1L);
        assertThat(cluster.one()
                        .admin()
                        .get("/" + realm.name() + "/users/count")
                        .ok()
                        .json()
                        .asInt())
                .isZero();
        assertThat(left()).isZero();
        List<JsonNode> events = new Feed(realm).events(cluster.one(), 1 + PEOPLE + PEOPLE + 1);
        assertThat(events)
                .extracting(event -> event.path("position").asLong())
                .isEqualTo(LongStream.rangeClosed(1, 2L + 2 * PEOPLE).boxed().toList());
        assertThat(events.stream()
                        .filter(event -> event.path("type").asText().equals("directory.user.deleted"))
                        .map(event -> event.at("/data/user/id").asText()))
                .hasSize(PEOPLE)
                .doesNotHaveDuplicates();
    }

    @Test
    void scheduled_work_is_done_once_by_two_nodes_and_goes_on_when_one_is_killed() {
        String first = token();
        Waiting.until(PATIENCE, () -> warnings().contains(first));
        assertThat(warnings()).containsExactly(first);

        cluster.two().kill();
        realm.api(cluster.one()).delete("/tokens/" + first).ok();
        String second = token();
        Waiting.until(PATIENCE, () -> warnings().contains(second));

        assertThat(warnings()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void a_webhook_whose_node_is_killed_is_delivered_by_the_other_each_message_at_least_once() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            JsonNode endpoint = new Feed(realm)
                    .api(cluster.one())
                    .post("/webhooks", Map.of("url", receiver.url(), "types", List.of("directory.user.created")))
                    .ok()
                    .json();
            receiver.knows(endpoint.path("secret").asText());
            receiver.hangs(true);
            int port = URI.create(receiver.url()).getPort();
            IntStream.range(0, 40)
                    .forEach(i -> realm.directory()
                            .scim()
                            .post("/Users", Map.of("userName", "worker" + i))
                            .ok());

            Waiting.until(() -> new Connected(port).is(cluster.one()) || new Connected(port).is(cluster.two()));
            KeycloakServer sender = new Connected(port).is(cluster.one()) ? cluster.one() : cluster.two();
            sender.kill();
            receiver.hangs(false);
            Waiting.until(PATIENCE, () -> positions(receiver).size() >= 40);

            assertThat(positions(receiver)).hasSize(40);
            assertThat(receiver.wrong()).isEmpty();
        }
    }

    private static List<Long> positions(WebhookReceiver receiver) {
        return receiver.taken().stream()
                .map(message -> message.event().path("position").asLong())
                .distinct()
                .toList();
    }

    private long left() {
        return cluster.postgres()
                .number("select count(*) from ds_user where directory_id = '"
                        + realm.directory().id() + "'");
    }

    /** The id of a token that ends soon. */
    private String token() {
        return realm.api(cluster.one())
                .post("/tokens", Map.of("label", "ends soon", "expiresIn", "PT20H"))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    /** The ids of the tokens about which there was a warning, one for each warning. */
    private List<String> warnings() {
        JsonNode events = cluster.one()
                .admin()
                .get("/" + realm.name() + "/admin-events?operationTypes=ACTION&max=100")
                .ok()
                .json();
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("resourcePath").asText())
                .filter(path -> path.contains("/tokens/"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }
}
