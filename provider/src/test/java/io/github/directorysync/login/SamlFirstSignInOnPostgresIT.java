package io.github.directorysync.login;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class SamlFirstSignInOnPostgresIT extends SamlFirstSignIn {

    SamlFirstSignInOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
