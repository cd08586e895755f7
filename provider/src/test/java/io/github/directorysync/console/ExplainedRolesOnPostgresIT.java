package io.github.directorysync.console;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class ExplainedRolesOnPostgresIT extends ExplainedRoles {

    ExplainedRolesOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
