package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database of production. */
@ExtendWith(OnPostgres.Shared.class)
class DirectoriesOnPostgresIT extends Directories {

    DirectoriesOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
