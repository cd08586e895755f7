package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PortalIsolationOnH2IT extends PortalIsolation {

    PortalIsolationOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
