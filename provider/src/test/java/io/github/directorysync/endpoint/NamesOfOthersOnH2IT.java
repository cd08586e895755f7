package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class NamesOfOthersOnH2IT extends NamesOfOthers {

    NamesOfOthersOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
