package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both nodes are killed, one after the other, while a rehearsed directory goes live: nobody is missing, nobody is made twice. */
@ExtendWith(Cluster.Shared.class)
class GoLiveKilledIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int PEOPLE = 4000;
    private static final int AT_ONCE = 500;

    private final Cluster cluster;
    private final ClusterRealm realm;

    GoLiveKilledIT(Cluster cluster) {
        this.cluster = cluster;
        realm = ClusterRealm.on(cluster.one(), "go-live-killed", Map.of("mode", List.of("rehearsal")));
    }

    @AfterEach
    void again() {
        cluster.startKilled();
        cluster.one().admin().delete("/" + realm.name());
    }

    @Test
    void a_directory_goes_live_whichever_node_is_killed_meanwhile() {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < PEOPLE; from += AT_ONCE) {
            int first = from;
            ids.addAll(realm.directory().people(AT_ONCE, i -> name(first + i)));
        }
        String group = realm.directory().group("Everybody", ids.toArray(String[]::new));
        Waiting.until(PATIENCE, () -> rehearsal(cluster.one()).path("open").asInt() == 0);

        realm.api(cluster.one()).post("/rehearsal/go-live", Map.of()).ok();
        Waiting.until(PATIENCE, () -> accounts() > PEOPLE / 10);
        cluster.two().kill();
        cluster.startKilled();
        Waiting.until(PATIENCE, () -> accounts() > PEOPLE / 2);
        cluster.one().kill();
        long atKill = accounts();
        KeycloakServer left = cluster.two();
        Waiting.until(PATIENCE, () -> rehearsal(left).path("state").asText().equals("live"));

        assertThat(atKill).isLessThan(PEOPLE);
        assertThat(accounts()).isEqualTo(PEOPLE);
        TestDirectory live = realm.at(left);
        assertThat(live.get("/Users?count=0").path("totalResults").asInt()).isEqualTo(PEOPLE);
        assertThat(live.get("/Groups/" + group).path("members").findValuesAsText("value"))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(cluster.postgres().number("select count(*) from ds_rehearsed_user"))
                .isZero();
        List<String> created = new Feed(realm)
                .events(left, 1 + PEOPLE).stream()
                        .filter(event -> event.path("type").asText().equals("directory.user.created"))
                        .map(event -> event.at("/data/user/id").asText())
                        .toList();
        assertThat(created).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static String name(int number) {
        return "p" + number + "@acme.example";
    }

    private JsonNode rehearsal(KeycloakServer node) {
        return realm.api(node).get("/rehearsal").ok().json();
    }

    private long accounts() {
        return cluster.postgres()
                .number("select count(*) from user_entity u join realm r on r.id = u.realm_id where r.name = '"
                        + realm.name() + "'");
    }
}
