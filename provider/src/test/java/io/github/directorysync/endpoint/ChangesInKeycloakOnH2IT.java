package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ChangesInKeycloakOnH2IT extends ChangesInKeycloak {

    ChangesInKeycloakOnH2IT(KeycloakServer keycloak) {
        super(keycloak, StorageScenario::notCounted);
    }
}
