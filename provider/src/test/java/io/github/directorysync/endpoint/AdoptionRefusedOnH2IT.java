package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class AdoptionRefusedOnH2IT extends AdoptionRefused {

    AdoptionRefusedOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
