package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PlacesRefusedOnH2IT extends PlacesRefused {

    PlacesRefusedOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
