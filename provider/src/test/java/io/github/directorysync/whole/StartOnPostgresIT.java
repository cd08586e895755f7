package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first start of all, on a database that is empty. */
@ExtendWith(OnPostgres.Shared.class)
final class StartOnPostgresIT {

    /** Work that is done again and again, every two seconds here, waits until there are tables to do it in. */
    @Test
    void nothing_is_wrong_in_the_log_of_a_start_that_makes_the_tables(OnPostgres server) {
        String start = server.keycloak().log().split("started in", 2)[0];

        assertThat(start).contains("directory-sync-changelog.xml").doesNotContain(" ERROR ", "Exception", "failed");
    }
}
