package io.github.directorysync.login;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class PreparedFlowsOnPostgresIT extends PreparedFlows {

    PreparedFlowsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
