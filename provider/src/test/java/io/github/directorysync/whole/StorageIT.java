package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What is kept, on the database that production uses. */
final class StorageIT {

    @Test
    void the_server_starts_on_postgresql() throws SQLException {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(postgres.database())) {
            Answer demo = keycloak.http().get("/realms/demo");

            assertThat(demo.status()).isEqualTo(200);
            assertThat(realmsIn(postgres)).isEqualTo(3);
        }
    }

    private static int realmsIn(Postgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet realms = statement.executeQuery("SELECT count(*) FROM realm")) {
            realms.next();
            return realms.getInt(1);
        }
    }
}
