package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class DeletedDirectoriesOnH2IT extends DeletedDirectories {

    DeletedDirectoriesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
