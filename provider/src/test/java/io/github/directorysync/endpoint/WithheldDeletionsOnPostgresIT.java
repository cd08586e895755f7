package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class WithheldDeletionsOnPostgresIT extends WithheldDeletions {

    WithheldDeletionsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
