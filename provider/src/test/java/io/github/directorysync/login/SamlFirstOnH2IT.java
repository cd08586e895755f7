package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SamlFirstOnH2IT extends SamlFirst {

    SamlFirstOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
