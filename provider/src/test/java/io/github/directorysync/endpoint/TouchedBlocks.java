package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Postgres;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** How many blocks of 8 KiB the database touches, whether they are in its memory or not. */
record TouchedBlocks(Postgres postgres) {

    private static final int ATTEMPTS = 8;
    private static final int PATIENT_ATTEMPTS = 60;

    /** By the first of many attempts that touches few, since what the server does in the background may take seconds. */
    long touchedAtLast(Runnable request, long few) {
        postgres.execute("SELECT pg_stat_statements_reset()");
        return IntStream.range(0, PATIENT_ATTEMPTS)
                .mapToLong(again -> touchedBy(request))
                .filter(touched -> touched < few)
                .findFirst()
                .orElseGet(() -> touchedBy(request));
    }

    /**
     * The least of several attempts, to leave out what the server does in the background meanwhile.
     *
     * @param request takes the number of the attempt
     */
    long leastTouchedBy(IntConsumer request) {
        postgres.execute("SELECT pg_stat_statements_reset()");
        return IntStream.range(0, ATTEMPTS)
                .mapToLong(again -> touchedBy(() -> request.accept(again)))
                .min()
                .orElseThrow();
    }

    /** Which statements touched most blocks each time, for the message of a test that fails. */
    String heaviest() {
        return String.join(
                "\n",
                postgres.texts(
                        "SELECT (shared_blks_hit + shared_blks_read) / calls || ' blocks, ' || calls || ' times: '"
                                + " || left(query, 300) FROM pg_stat_statements"
                                + " ORDER BY (shared_blks_hit + shared_blks_read) / calls DESC LIMIT 8"));
    }

    private long touchedBy(Runnable request) {
        long before = blocks();
        request.run();
        return blocks() - before;
    }

    private long blocks() {
        return postgres.number("SELECT sum(shared_blks_hit + shared_blks_read) FROM pg_stat_statements"
                + " WHERE query NOT LIKE '%pg_stat_statements%'");
    }
}
