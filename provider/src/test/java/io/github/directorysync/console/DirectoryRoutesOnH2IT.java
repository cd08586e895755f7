package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class DirectoryRoutesOnH2IT extends DirectoryRoutes {

    DirectoryRoutesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
