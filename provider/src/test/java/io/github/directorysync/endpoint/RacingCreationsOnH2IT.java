package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RacingCreationsOnH2IT extends RacingCreations {

    RacingCreationsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
