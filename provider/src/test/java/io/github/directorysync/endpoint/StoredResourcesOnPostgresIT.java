package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the rows of all directories")
class StoredResourcesOnPostgresIT extends StoredResources {

    StoredResourcesOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), () -> counted(server.postgres()));
    }
}
