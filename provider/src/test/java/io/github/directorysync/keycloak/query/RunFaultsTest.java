package io.github.directorysync.keycloak.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RunFaultsTest {

    private final RunFaults faults = new RunFaults();

    @Test
    void who_fails_has_no_further_turn_while_the_others_go_on_and_every_fault_is_raised_in_the_end() {
        assertThat(faults.turn("acme", () -> fail("first"))).isFalse();
        assertThat(faults.turn("acme", () -> true)).isFalse();
        assertThat(faults.turn("globex", () -> true)).isTrue();
        assertThat(faults.turn("initech", () -> fail("second"))).isFalse();

        assertThatThrownBy(faults::raise)
                .hasMessage("first")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .satisfies(further -> assertThat(further).hasMessage("second")));
    }

    @Test
    void a_run_without_faults_raises_nothing() {
        assertThat(faults.turn("acme", () -> false)).isFalse();

        faults.raise();
    }

    private static boolean fail(String why) {
        throw new IllegalStateException(why);
    }
}
