package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class PreparedSignInOnH2IT extends PreparedSignIn {

    PreparedSignInOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
