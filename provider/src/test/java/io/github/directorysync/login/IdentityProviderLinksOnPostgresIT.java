package io.github.directorysync.login;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class IdentityProviderLinksOnPostgresIT extends IdentityProviderLinks {

    IdentityProviderLinksOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
