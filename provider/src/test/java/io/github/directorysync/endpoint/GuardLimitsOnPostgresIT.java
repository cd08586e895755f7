package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class GuardLimitsOnPostgresIT extends GuardLimits {

    GuardLimitsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
