package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class DirectoryHealthOnH2IT extends DirectoryHealth {

    DirectoryHealthOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
