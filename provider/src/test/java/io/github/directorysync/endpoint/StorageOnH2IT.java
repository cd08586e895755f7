package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class StorageOnH2IT extends Storage {

    StorageOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }

    /** It is inside the server, so nobody can look; what the rows would do is tested all the same. */
    @Override
    long rows() {
        return 0;
    }
}
