package io.github.directorysync.keycloak.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ModelException;

/** What the database meant, however it was wrapped on the way up. */
class DatabaseFaultTest {

    @ParameterizedTest
    @CsvSource({
        "23505, COLLISION", "40001, COLLISION", "40P01, COLLISION", "55P03, COLLISION", "HYT00, COLLISION",
        "08001, GONE", "08006, GONE", "57P01, GONE", "53300, GONE", "90067, GONE",
        "42601, OTHER", "22001, OTHER"
    })
    void a_state_says_what_happened(String state, DatabaseFault expected) {
        var fault = new ModelException("no", new IllegalStateException(new SQLException("no", state)));

        assertThat(DatabaseFault.of(fault)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HY000, 1205, COLLISION",
        "HY000, 1020, COLLISION",
        "22007, 1366, UNSTORABLE",
        "HY000, 1267, UNSTORABLE",
        "HY000, 0, OTHER",
        "22007, 0, OTHER"
    })
    void mysql_says_it_by_numbers(String state, int code, DatabaseFault expected) {
        assertThat(DatabaseFault.of(new ModelException("no", new SQLException("no", state, code))))
                .isEqualTo(expected);
    }

    @Test
    void a_pool_that_has_no_connection_to_give_knows_no_state() {
        assertThat(DatabaseFault.of(new RuntimeException(new SQLException("Sorry, acquisition timeout!"))))
                .isEqualTo(DatabaseFault.GONE);
    }

    @Test
    void a_batch_that_was_cut_off_is_known_by_the_wire() {
        assertThat(DatabaseFault.of(new ModelException("no", new EOFException())))
                .isEqualTo(DatabaseFault.GONE);
        assertThat(DatabaseFault.of(new IllegalStateException(new EOFException())))
                .isEqualTo(DatabaseFault.OTHER);
    }

    @Test
    void a_commit_that_fails_tells_why_beside_its_causes() {
        var rollback = new jakarta.transaction.RollbackException("Could not commit transaction.");
        rollback.addSuppressed(new IllegalStateException(new SQLException("gone", "08006")));

        assertThat(DatabaseFault.of(new RuntimeException(rollback))).isEqualTo(DatabaseFault.GONE);
    }

    @Test
    void who_was_second_is_told_so_by_the_persistence_layer_too() {
        assertThat(DatabaseFault.of(new OptimisticLockException())).isEqualTo(DatabaseFault.COLLISION);
    }

    @ParameterizedTest
    @CsvSource({
        "duplicate key value violates unique constraint \"uk_ds_user_external_id\", true",
        "Unique index violation: \"PUBLIC.UK_DS_USER_EXTERNAL_ID_INDEX_8 ON …\", true",
        "duplicate key value violates unique constraint \"uk_ru8tt6t700s9v50bu18ws5ha6\", false"
    })
    void the_constraint_that_refused_is_known_by_its_name(String said, boolean expected) {
        var fault = new ModelException("no", new IllegalStateException(new SQLException(said, "23505")));

        assertThat(DatabaseFault.isOf(fault, "uk_ds_user_external_id")).isEqualTo(expected);
    }

    @Test
    void what_is_not_the_databases_doing_is_not_blamed_on_it() {
        var circular = new IllegalStateException("a");
        circular.addSuppressed(new IllegalArgumentException(circular));

        for (Throwable fault : List.of(circular, new NullPointerException(), new ModelException("no"))) {
            assertThat(DatabaseFault.of(fault)).isEqualTo(DatabaseFault.OTHER);
        }
    }
}
