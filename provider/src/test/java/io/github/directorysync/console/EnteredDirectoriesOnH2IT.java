package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class EnteredDirectoriesOnH2IT extends EnteredDirectories {

    EnteredDirectoriesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
