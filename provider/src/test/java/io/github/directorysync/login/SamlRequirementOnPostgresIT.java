package io.github.directorysync.login;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class SamlRequirementOnPostgresIT extends SamlRequirement {

    SamlRequirementOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
