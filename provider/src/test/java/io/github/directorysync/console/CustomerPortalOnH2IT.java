package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class CustomerPortalOnH2IT extends CustomerPortal {

    CustomerPortalOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
