package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class NamesOfOthersOnPostgresIT extends NamesOfOthers {

    NamesOfOthersOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
