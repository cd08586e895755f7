package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RacingChangesOnH2IT extends RacingChanges {

    RacingChangesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
