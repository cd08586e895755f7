package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SetupLinksOnH2IT extends SetupLinks {

    SetupLinksOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
