package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.DatabaseProxy;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A Keycloak and its database, with a line between them that can be cut. */
record KeycloakOnWire(Postgres postgres, DatabaseProxy proxy, KeycloakServer keycloak) implements AutoCloseable {

    private static final int SIDE_BY_SIDE = 8;

    static KeycloakOnWire start() {
        Postgres postgres = Postgres.start();
        DatabaseProxy proxy = postgres.proxy();
        return new KeycloakOnWire(postgres, proxy, KeycloakServer.start(postgres.through(proxy)));
    }

    /**
     * Mends the line and waits. The pool finds connections of before broken one by one, when they are used; requests side by
     * side use those, too, that the background had.
     */
    void mend(TestDirectory directory) {
        proxy.mend();
        ExecutorService clients = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            Waiting.until(() -> IntStream.range(0, 20).allMatch(again -> areAnswered(clients, directory)));
        } finally {
            clients.shutdownNow();
        }
    }

    private static boolean areAnswered(ExecutorService clients, TestDirectory directory) {
        List<CompletableFuture<Integer>> statuses = IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(one -> CompletableFuture.supplyAsync(
                        () -> directory.scim().get("/Users").status(), clients))
                .toList();
        return statuses.stream().map(CompletableFuture::join).toList().stream().allMatch(status -> status == 200);
    }

    /** The same, once what a test waited for has cut the line. */
    void mendAfterCut(TestDirectory directory) {
        assertThat(proxy.isCut()).isTrue();
        mend(directory);
    }

    /** A 503 as a SCIM error, whose detail holds these words. */
    static void assertUnavailable(Answer answer, String said) {
        assertThat(answer.status()).as(answer.request() + " " + answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.header("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
        assertThat(answer.json().path("status").asText()).isEqualTo("503");
        assertThat(answer.json().path("detail").asText()).contains(said);
    }

    @Override
    public void close() {
        keycloak.close();
        proxy.close();
        postgres.close();
    }
}
