package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class PreviewedRolesOnPostgresIT extends PreviewedRoles {

    PreviewedRolesOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
