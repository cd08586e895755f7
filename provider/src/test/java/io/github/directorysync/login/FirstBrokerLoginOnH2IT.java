package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class FirstBrokerLoginOnH2IT extends FirstBrokerLogin {

    FirstBrokerLoginOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
