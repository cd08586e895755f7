package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ListsOnH2IT extends Lists {

    ListsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
