package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class OrganizationMembershipOnH2IT extends OrganizationMembership {

    OrganizationMembershipOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
