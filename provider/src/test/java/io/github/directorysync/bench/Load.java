package io.github.directorysync.bench;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Requests over eight connections: how long they take together, and how much CPU each costs. */
record Load(KeycloakServer keycloak, Postgres postgres) {

    static final String HEAD = "| people | eight connections | of | seconds | a second | CPU ms a request: Keycloak |"
            + " PostgreSQL |\n|---|---|---|---|---|---|---|";

    private static final int CONNECTIONS = 8;

    /**
     * Sends so many requests and says what they cost.
     *
     * @param request takes the contender and the number of the request
     */
    String run(int people, String name, Contender to, int requests, BiConsumer<Contender, Integer> request) {
        long keycloakBefore = keycloak.cpuMillis();
        long postgresBefore = postgres.cpuMillis();
        long start = System.nanoTime();
        send(to, requests, request);
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "| %,d | %s, %,d times | %s | %.1f | %.0f | %.2f | %.2f |",
                people,
                name,
                requests,
                to.name(),
                seconds,
                requests / seconds,
                (keycloak.cpuMillis() - keycloakBefore) / (double) requests,
                (postgres.cpuMillis() - postgresBefore) / (double) requests);
    }

    private static void send(Contender to, int requests, BiConsumer<Contender, Integer> request) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var all = IntStream.range(0, CONNECTIONS)
                    .mapToObj(client -> clients.submit(() -> {
                        for (int at = next.getAndIncrement(); at < requests; at = next.getAndIncrement()) {
                            request.accept(to, at);
                        }
                    }))
                    .toList();
            for (var each : all) {
                each.get(1, TimeUnit.HOURS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(name(to), e);
        } finally {
            clients.shutdownNow();
        }
    }

    private static String name(Contender to) {
        return to.name() + " in " + to.realm();
    }
}
