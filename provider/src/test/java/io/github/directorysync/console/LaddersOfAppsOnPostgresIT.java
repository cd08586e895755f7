package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class LaddersOfAppsOnPostgresIT extends LaddersOfApps {

    LaddersOfAppsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
