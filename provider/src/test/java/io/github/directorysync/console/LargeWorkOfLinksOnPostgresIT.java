package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.UnreadableTable;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Holders of set-up links are strangers to the operator: work that reads many people is done for one request of a link at a time. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("locks a table")
class LargeWorkOfLinksOnPostgresIT extends SetupLinkScenario {

    private final Postgres postgres;

    LargeWorkOfLinksOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "large-work-of-links");
        postgres = server.postgres();
    }

    @Test
    void while_the_people_whom_a_mapping_concerns_are_counted_the_same_link_counts_no_others() throws SQLException {
        String sales = invited.group("acme", "Sales");
        String board = invited.group("acme", "Board");
        Http portal = invited.enter(invited.wholeLink("acme"));

        CompletableFuture<Answer> counting;
        try (UnreadableTable members = UnreadableTable.lock(postgres, "user_group_membership")) {
            counting = CompletableFuture.supplyAsync(() -> map(portal, sales));
            members.awaitReader();

            Answer refused = map(portal, board);
            assertThat(refused.status()).as(refused.body()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(portal.get("/mapping").status()).isEqualTo(200);
        }

        assertThat(counting.join().status()).isEqualTo(200);
        assertThat(map(portal, board).status()).isEqualTo(200);
    }

    private Answer map(Http portal, String group) {
        return portal.put("/groups/" + group + "/role?app=" + invited.app(), Map.of("role", "Editor"));
    }
}
