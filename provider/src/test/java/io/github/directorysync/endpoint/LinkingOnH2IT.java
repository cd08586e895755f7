package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class LinkingOnH2IT extends AccountLinking {

    LinkingOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
