package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class DirectoriesOnH2IT extends Directories {

    DirectoriesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
