package io.github.directorysync.login;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class CustomFlowsOnPostgresIT extends CustomFlows {

    CustomFlowsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
