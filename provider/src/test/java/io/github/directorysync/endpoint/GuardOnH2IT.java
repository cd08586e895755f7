package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class GuardOnH2IT extends GuardAtWork {

    GuardOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
