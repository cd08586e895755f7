package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class ChosenRolesOnPostgresIT extends ChosenRoles {

    ChosenRolesOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
