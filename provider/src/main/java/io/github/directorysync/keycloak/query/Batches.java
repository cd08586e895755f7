package io.github.directorysync.keycloak.query;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Processes rows in batches, each in its own transaction, so that no transaction grows large or holds its locks for
 * long.
 */
public final class Batches {

    private Batches() {}

    /**
     * Runs a batch again, each time in a new transaction, until it processes fewer rows than a full batch.
     *
     * @param full the number of rows of a full batch
     * @param batch processes up to {@code full} rows and returns how many it has processed
     * @return the number of rows processed by all batches
     */
    public static int repeat(KeycloakSessionFactory factory, int full, ToIntFunction<KeycloakSession> batch) {
        int all = 0;
        int done = full;
        while (done == full) {
            done = KeycloakModelUtils.runJobInTransactionWithResult(factory, batch::applyAsInt);
            all += done;
        }
        return all;
    }

    /**
     * Processes rows in the order of their ids until no batch follows.
     *
     * @param batch processes the rows after the given id, which is empty for the first batch; returns the last id it
     *     processed if there may be more rows, else empty
     */
    public static void walk(Function<String, Optional<String>> batch) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            after = batch.apply(after.get());
        }
    }
}
