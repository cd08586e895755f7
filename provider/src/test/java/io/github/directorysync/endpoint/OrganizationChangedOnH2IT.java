package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class OrganizationChangedOnH2IT extends OrganizationChanged {

    OrganizationChangedOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
