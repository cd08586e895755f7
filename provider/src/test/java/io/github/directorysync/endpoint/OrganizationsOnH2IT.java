package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class OrganizationsOnH2IT extends OrganizationMembership {

    OrganizationsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
