package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ChosenRolesOnH2IT extends ChosenRoles {

    ChosenRolesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
