package io.github.directorysync.keycloak.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void a_walk_begins_at_the_empty_id_and_ends_when_no_last_id_is_named() {
        List<String> begun = new ArrayList<>();

        Batches.walk(after -> {
            begun.add(after);
            return begun.size() < 3 ? Optional.of("id-" + begun.size()) : Optional.empty();
        });

        assertThat(begun).containsExactly("", "id-1", "id-2");
    }
}
