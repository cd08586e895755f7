package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RehearsedDirectoriesOnH2IT extends RehearsedDirectories {

    RehearsedDirectoriesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
