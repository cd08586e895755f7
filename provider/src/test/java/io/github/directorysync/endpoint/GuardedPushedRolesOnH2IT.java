package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class GuardedPushedRolesOnH2IT extends GuardedPushedRoles {

    GuardedPushedRolesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
