package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RolesOnH2IT extends Roles {

    RolesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
