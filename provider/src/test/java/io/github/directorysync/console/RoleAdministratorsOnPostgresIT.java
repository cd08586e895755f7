package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class RoleAdministratorsOnPostgresIT extends RoleAdministrators {

    RoleAdministratorsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
