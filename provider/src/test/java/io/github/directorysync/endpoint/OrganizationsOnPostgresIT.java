package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class OrganizationsOnPostgresIT extends OrganizationMembership {

    OrganizationsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
