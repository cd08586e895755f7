package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class PlacesKeptOnPostgresIT extends PlacesKept {

    PlacesKeptOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
