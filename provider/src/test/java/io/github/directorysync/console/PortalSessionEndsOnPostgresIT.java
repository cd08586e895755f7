package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class PortalSessionEndsOnPostgresIT extends PortalSessionEnds {

    PortalSessionEndsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
