package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class ReusedNamesHeldOnPostgresIT extends ReusedNamesHeld {

    ReusedNamesHeldOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
