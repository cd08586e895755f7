package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database of production. */
@ExtendWith(OnPostgres.Shared.class)
class WithholdingOnPostgresIT extends Withholding {

    WithholdingOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
