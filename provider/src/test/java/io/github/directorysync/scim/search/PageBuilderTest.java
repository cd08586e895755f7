package io.github.directorysync.scim.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a page ends. */
class PageBuilderTest {

    @Test
    void a_page_ends_at_the_count_and_knows_that_there_is_more() {
        PageBuilder<Integer> page = new PageBuilder<>(2, RequestMemory.UNLIMITED);

        assertThat(IntStream.of(1, 2, 3).mapToObj(one -> page.add(one, 1))).containsExactly(true, true, false);
        assertThat(page.page(7)).isEqualTo(new Page<>(7, List.of(1, 2), true));
    }

    @Test
    void a_page_that_is_just_filled_is_the_last_one() {
        PageBuilder<Integer> page = new PageBuilder<>(2, RequestMemory.UNLIMITED);
        page.add(1, 1);
        page.add(2, 1);

        assertThat(page.more()).isFalse();
        assertThat(page.resources()).containsExactly(1, 2);
    }

    @Test
    void a_page_ends_before_it_is_too_large_and_takes_nothing_small_from_behind() {
        PageBuilder<String> page = new PageBuilder<>(10, RequestMemory.UNLIMITED);

        page.add("half", Limits.PAGE_BYTES / 2);
        page.add("more than half", Limits.PAGE_BYTES / 2 + 1);
        page.add("small", 1);

        assertThat(page.page(3)).isEqualTo(new Page<>(3, List.of("half"), true));
    }

    @Test
    void the_first_is_on_the_page_however_large_it_is() {
        PageBuilder<String> page = new PageBuilder<>(10, RequestMemory.UNLIMITED);

        page.add("huge", 2L * Limits.PAGE_BYTES);
        page.add("small", 1);

        assertThat(page.page(2)).isEqualTo(new Page<>(2, List.of("huge"), true));
    }

    @Test
    void nothing_is_on_a_page_of_none() {
        PageBuilder<String> page = new PageBuilder<>(0, RequestMemory.UNLIMITED);

        page.add("one", 1);

        assertThat(page.page(1)).isEqualTo(new Page<>(1, List.of(), true));
    }
}
