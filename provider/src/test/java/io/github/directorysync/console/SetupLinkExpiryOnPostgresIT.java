package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Links and portal sessions that expire: on PostgreSQL, where a test can set their times back. */
@ExtendWith(OnPostgres.Shared.class)
class SetupLinkExpiryOnPostgresIT extends SetupLinkScenario {

    private final OnPostgres server;

    SetupLinkExpiryOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "invited-expiry");
        this.server = server;
    }

    @Test
    void a_session_ends_an_hour_after_its_last_use_and_eight_hours_after_its_first() {
        JsonNode link = invited.wholeLink("acme");
        Http idle = invited.enter(link);
        older("DS_PORTAL_SESSION", "LINK_ID", link, "LAST_USED", Duration.ofMinutes(50));
        assertThat(idle.get("/directory").status()).isEqualTo(200);
        // Its use was noted.
        older("DS_PORTAL_SESSION", "LINK_ID", link, "LAST_USED", Duration.ofMinutes(50));
        assertThat(idle.get("/directory").status()).isEqualTo(200);

        older("DS_PORTAL_SESSION", "LINK_ID", link, "LAST_USED", Duration.ofMinutes(61));

        assertThat(idle.get("/directory").status()).isEqualTo(401);
        Http old = invited.enter(link);
        older("DS_PORTAL_SESSION", "LINK_ID", link, "CREATED", Duration.ofHours(8));
        assertThat(old.get("/directory").status()).isEqualTo(401);
        assertThat(invited.enter(link).get("/directory").status()).isEqualTo(200);
    }

    @Test
    void a_link_that_expires_opens_nothing_more_and_its_sessions_go_on_until_it_is_revoked() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);
        String links = "/directories/acme/links";
        Http api = invited.realm().api();

        older("DS_SETUP_LINK", "ID", link, "EXPIRES", Duration.ofDays(7));

        assertThat(portal.get("/directory").status()).isEqualTo(200);
        assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(401);
        assertThat(api.get(links).json().at("/items/0/state").asText()).isEqualTo("expired");
        assertThat(api.get("/directories/acme").json().path("status").asText()).isEqualTo("draft");

        api.delete(links + "/" + link.path("id").asText()).ok();

        assertThat(portal.get("/directory").status()).isEqualTo(401);

        older("DS_SETUP_LINK", "ID", link, "EXPIRES", Duration.ofDays(91));

        CustomerRealm.eventually(
                () -> invited.realm().api().get(links).json().path("total").asInt() == 0);
    }

    private void older(String table, String key, JsonNode link, String column, Duration by) {
        try (Connection connection = server.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE " + table + " SET " + column + " = " + column + " - " + by.toMillis()
                    + " WHERE " + key + " = '" + link.path("id").asText() + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
