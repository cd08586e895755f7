package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Several attempts in a row hold as much memory as the largest of them needs, and not the sum. */
class ReusedMemoryTest {

    @Test
    void as_much_is_held_as_the_largest_attempt_needs() {
        AtomicLong held = new AtomicLong();
        ReusedMemory memory = new ReusedMemory(held::addAndGet);

        memory.again().hold(70);
        memory.hold(30);
        memory.again().hold(40);
        assertThat(held).hasValue(100);

        memory.again().hold(120);
        assertThat(held).hasValue(120);
    }
}
