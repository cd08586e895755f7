package io.github.directorysync.cluster;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Clients of one directory that create, change, suspend, look up and delete people and change groups, until this is closed.
 * Each works on people of its own, all on the same groups. They know of each answer whether it is a good one.
 */
final class MixedLoad implements AutoCloseable {

    private static final int GROUPS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ClusterRealm realm;
    private final LoadAnswers answers = new LoadAnswers();
    private final List<LoadClient> clients;
    private final ExecutorService threads;
    private volatile boolean over;

    private MixedLoad(ClusterRealm realm, List<KeycloakServer> nodes, int many) {
        this.realm = realm;
        List<String> roles = List.of("Owner", "Editor", "Reader");
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(realm.directory().group("Group " + i));
            if (i % 4 < 3) {
                realm.map(groups.get(i), roles.get(i % 4));
            }
        }
        clients = IntStream.range(0, many)
                .mapToObj(i ->
                        new LoadClient(realm.at(nodes.get(i % nodes.size())).scim(), groups, answers, i))
                .toList();
        threads = Executors.newFixedThreadPool(many);
    }

    static MixedLoad start(ClusterRealm realm, List<KeycloakServer> nodes, int clients) {
        MixedLoad load = new MixedLoad(realm, nodes, clients);
        load.clients.forEach(client -> load.threads.execute(() -> {
            while (!load.over) {
                client.step();
            }
        }));
        return load;
    }

    LoadAnswers answers() {
        return answers;
    }

    /** Waits until so many further requests have done what they should. */
    void awaitMore(int requests) {
        long from = answers.good();
        Waiting.until(PATIENCE, () -> answers.good() >= from + requests);
    }

    /** Ends the load once each client has its last answer. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("A request has no answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not in the database as the clients were told, and roles that are not as Keycloak's tables say. After the end. */
    List<String> differences(Postgres postgres, KeycloakServer node) {
        List<String> wrong = new ArrayList<>(new DerivedRoles(postgres, realm).differences(node));
        Set<String> accounts =
                postgres.texts("select u.id from user_entity u join realm r on r.id = u.realm_id where r.name = '"
                        + realm.name() + "'");
        Set<String> people = postgres.texts("select user_id from ds_user where directory_id = '"
                + realm.directory().id() + "'");
        for (LoadClient client : clients) {
            client.known().forEach((id, there) -> {
                if (accounts.contains(id) != there || people.contains(id) != there) {
                    wrong.add(id + (there ? " is not there" : " is there still"));
                }
            });
        }
        return wrong;
    }
}
