package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class TakenPlacesOnH2IT extends TakenPlaces {

    TakenPlacesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
