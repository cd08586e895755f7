package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PlacesKeptOnH2IT extends PlacesKept {

    PlacesKeptOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
