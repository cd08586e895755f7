package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class CopiedFlowsOnH2IT extends CopiedFlows {

    CopiedFlowsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
