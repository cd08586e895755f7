package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PortalSessionEndsOnH2IT extends PortalSessionEnds {

    PortalSessionEndsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
