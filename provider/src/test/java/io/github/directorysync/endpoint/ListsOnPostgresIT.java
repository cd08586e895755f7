package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database of production, which sorts and streams in its own way. */
@ExtendWith(OnPostgres.Shared.class)
class ListsOnPostgresIT extends Lists {

    ListsOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
