package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class IdentityProviderLinksOnH2IT extends IdentityProviderLinks {

    IdentityProviderLinksOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
