package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class CustomFlowsOnH2IT extends CustomFlows {

    CustomFlowsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
