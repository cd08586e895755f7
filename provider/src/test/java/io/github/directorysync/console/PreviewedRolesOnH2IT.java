package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PreviewedRolesOnH2IT extends PreviewedRoles {

    PreviewedRolesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
