package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SetupLinkCreationOnH2IT extends SetupLinkCreation {

    SetupLinkCreationOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
