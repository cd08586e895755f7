package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class HeldRemovalsOnH2IT extends HeldRemovals {

    HeldRemovalsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
