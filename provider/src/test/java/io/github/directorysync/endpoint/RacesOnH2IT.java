package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class RacesOnH2IT extends Races {

    RacesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
