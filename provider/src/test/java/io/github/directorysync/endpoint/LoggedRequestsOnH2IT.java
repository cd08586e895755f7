package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class LoggedRequestsOnH2IT extends LoggedRequests {

    LoggedRequestsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
