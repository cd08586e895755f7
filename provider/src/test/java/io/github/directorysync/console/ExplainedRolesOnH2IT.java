package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ExplainedRolesOnH2IT extends ExplainedRoles {

    ExplainedRolesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
