package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PortalMappingsOnH2IT extends PortalMappings {

    PortalMappingsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
