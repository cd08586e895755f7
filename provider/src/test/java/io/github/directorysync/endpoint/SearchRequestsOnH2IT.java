package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SearchRequestsOnH2IT extends SearchRequests {

    SearchRequestsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
