package io.github.directorysync.directory.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.request.TransferBudget.Share;
import io.github.directorysync.directory.request.TransferBudget.TransferLimit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many bodies or answers, and how many bytes of them, a node has at the same time. */
class TransferBudgetTest {

    private final TransferBudget budget = new TransferBudget(new TransferLimit(5, 100), new TransferLimit(3, 60));

    @Test
    void an_owner_sends_so_many_at_once_and_the_node_takes_so_many() {
        List<Share> acme = begin("acme", 3);

        assertThat(budget.begin("acme")).isEmpty();
        assertThat(budget.begin("beta")).isPresent();
        assertThat(budget.begin("gamma")).isPresent();
        assertThat(budget.begin("delta")).isEmpty();

        acme.get(0).transferred();
        acme.get(0).transferred();
        assertThat(budget.begin("delta")).isPresent();
        assertThat(budget.begin("epsilon")).isEmpty();
    }

    @Test
    void the_last_ones_are_left_to_owners_that_have_none() {
        TransferBudget node = TransferBudget.forHeap(1L << 30, 8 << 20, 15);
        Stream.of("a", "b")
                .forEach(owner -> Stream.generate(() -> node.begin(owner))
                        .limit(5)
                        .forEach(begun -> assertThat(begun).isPresent()));

        for (String owner : List.of("c", "d", "e", "f", "g")) {
            assertThat(node.begin(owner)).isPresent();
            assertThat(node.begin(owner)).isEmpty();
        }
        assertThat(node.begin("h")).isEmpty();
    }

    @Test
    void bytes_are_held_until_the_request_is_answered_not_only_until_they_are_there() {
        Share acme = budget.begin("acme").orElseThrow();
        assertThat(acme.hold(60)).isTrue();
        assertThat(acme.hold(1)).isFalse();
        acme.transferred();
        Share further = budget.begin("acme").orElseThrow();
        assertThat(further.hold(1)).isFalse();
        Share beta = budget.begin("beta").orElseThrow();
        assertThat(beta.hold(41)).isFalse();
        assertThat(beta.hold(40)).isTrue();

        acme.close();
        acme.close();

        assertThat(further.hold(60)).isTrue();
        assertThat(beta.hold(1)).isFalse();
    }

    @Test
    void nothing_is_remembered_of_who_has_nothing_here() {
        List<Share> all = Stream.of("a", "b", "c", "a")
                .map(budget::begin)
                .map(Optional::orElseThrow)
                .toList();
        assertThat(budget.owners()).isEqualTo(3);

        all.forEach(Share::close);

        assertThat(budget.owners()).isZero();
        assertThat(begin("acme", 3)).hasSize(3);
    }

    @Test
    void a_body_of_the_largest_size_is_possible_on_the_smallest_node() {
        TransferBudget small = TransferBudget.forHeap(64L << 20, 8 << 20, 30);
        assertThat(small.begin("acme").orElseThrow().hold(8 << 20)).isTrue();
        assertThat(small.begin("acme").orElseThrow().hold(1)).isFalse();
        assertThat(small.begin("beta").orElseThrow().hold(8 << 20)).isTrue();
        assertThat(small.begin("gamma").orElseThrow().hold(1)).isFalse();

        TransferBudget large = TransferBudget.forHeap(2L << 30, 8 << 20, 30);
        assertThat(large.begin("acme").orElseThrow().hold(32 << 20)).isTrue();
        assertThat(large.begin("acme").orElseThrow().hold(1)).isFalse();
    }

    @Test
    void more_than_the_limit_is_held_by_who_is_alone() {
        TransferBudget roomy = new TransferBudget(new TransferLimit(5, 100), new TransferLimit(3, 60), 1000);
        Share acme = roomy.begin("acme").orElseThrow();
        assertThat(acme.hold(1000)).isFalse();
        assertThat(acme.holdAlone(1001)).isFalse();
        assertThat(acme.holdAlone(1000)).isTrue();
        Share beta = roomy.begin("beta").orElseThrow();
        assertThat(beta.hold(1)).isFalse();
        assertThat(beta.holdAlone(1)).isFalse();

        acme.close();

        assertThat(beta.hold(1)).isTrue();
        assertThat(roomy.isPossible(1000)).isTrue();
        assertThat(roomy.isPossible(1001)).isFalse();
    }

    private List<Share> begin(String owner, int times) {
        return Stream.generate(() -> budget.begin(owner).orElseThrow())
                .limit(times)
                .toList();
    }
}
