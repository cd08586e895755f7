package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PreparedFlowsOnH2IT extends PreparedFlows {

    PreparedFlowsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
