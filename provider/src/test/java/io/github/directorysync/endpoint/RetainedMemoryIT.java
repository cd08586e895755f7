package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.RandomFilter;
import io.github.directorysync.whole.OnPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What a token holder sends leaves nothing in the memory of the server. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("measures the memory of the whole server")
class RetainedMemoryIT extends AttackScenario {

    /** What Keycloak's caches, its pools and PostgreSQL's driver may take meanwhile. */
    private static final long OTHERS = 24L * 1024 * 1024;

    RetainedMemoryIT(OnPostgres server) {
        super(server, "retained-memory");
    }

    @Test
    void filters_of_a_thousand_shapes_leave_nothing_in_the_servers_memory() {
        directory.user("a@x.example");
        LongStream.range(0, 100).forEach(this::search);
        long before = retainedBytes();

        LongStream.range(100, 1100).forEach(this::search);

        assertThat(retainedBytes() - before).isLessThan(OTHERS);
    }

    /** A parser that interned the names would keep them. */
    @Test
    void unknown_attribute_names_leave_nothing_in_the_servers_memory() {
        search("title pr").ok();
        long before = retainedBytes();

        for (int i = 0; i < 25; i++) {
            Map<String, Object> body = new HashMap<>(Map.of("count", 0));
            String request = "n" + i;
            IntStream.range(0, 80).forEach(name -> body.put(request + "-" + name + "x".repeat(49_000), 1));
            directory.scim().post("/Users/.search", body).ok();
        }

        assertThat(retainedBytes() - before).isLessThan(OTHERS);
    }

    private void search(long seed) {
        directory
                .scim()
                .post("/Users/.search", Map.of("filter", RandomFilter.of(seed, 50), "count", 10))
                .ok();
    }

    private long retainedBytes() {
        OptionalLong bytes = server.keycloak().retainedBytes();
        Assumptions.assumeTrue(bytes.isPresent(), "a server whose memory can be seen");
        return bytes.orElseThrow();
    }
}
