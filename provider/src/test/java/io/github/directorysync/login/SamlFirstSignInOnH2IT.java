package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SamlFirstSignInOnH2IT extends SamlFirstSignIn {

    SamlFirstSignInOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
