package io.github.directorysync.keycloak.query;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Repeats work in batches, so that no transaction grows large or holds its locks for long. */
public final class Batches {

    private Batches() {}

    /**
     * Repeats a batch, each time in a transaction of its own, as long as it is full.
     *
     * @param full the size of a full batch
     * @param batch returns how many rows it has processed
     * @return the sum
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
     * Goes through rows in the order of their ids.
     *
     * @param batch processes the rows after the id that it is given, which is empty at the beginning; returns the last id if
     *     there may be more
     */
    public static void walk(Function<String, Optional<String>> batch) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            after = batch.apply(after.get());
        }
    }
}
