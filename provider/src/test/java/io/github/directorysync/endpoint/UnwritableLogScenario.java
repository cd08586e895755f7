package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A directory with a user and a group, and ways to make the table of the activity log unusable. */
abstract class UnwritableLogScenario {

    static final String FULL = "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN"
            + " RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$ LANGUAGE plpgsql;"
            + " CREATE TRIGGER full_disk BEFORE INSERT ON ds_activity EXECUTE FUNCTION full_disk()";
    static final String NOT_FULL = "DROP TRIGGER full_disk ON ds_activity";
    static final String AWAY = "ALTER TABLE ds_activity RENAME TO ds_activity_away";
    static final String BACK = "ALTER TABLE ds_activity_away RENAME TO ds_activity";

    final Postgres postgres;
    final KeycloakServer keycloak;
    final String realm;
    TestDirectory directory;
    String ann;
    String sales;

    UnwritableLogScenario(OnPostgres server, String realm) {
        postgres = server.postgres();
        keycloak = server.keycloak();
        this.realm = realm;
    }

    @BeforeEach
    void a_user_and_a_group() {
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
        ann = directory.user("ann@example.com");
        sales = directory.group("Sales", ann);
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm).ok();
    }
}
