package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class LoggedEffectsOnPostgresIT extends LoggedEffects {

    LoggedEffectsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
