package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database of production. */
@ExtendWith(OnPostgres.Shared.class)
class SetupLinksOnPostgresIT extends SetupLinks {

    SetupLinksOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
