package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RoleAdministratorsOnH2IT extends RoleAdministrators {

    RoleAdministratorsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
