package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PlacesTakenOnH2IT extends PlacesTaken {

    PlacesTakenOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
