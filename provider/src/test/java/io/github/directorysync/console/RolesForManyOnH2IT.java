package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RolesForManyOnH2IT extends RolesForMany {

    RolesForManyOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
