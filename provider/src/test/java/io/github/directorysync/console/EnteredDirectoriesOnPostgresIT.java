package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class EnteredDirectoriesOnPostgresIT extends EnteredDirectories {

    EnteredDirectoriesOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
