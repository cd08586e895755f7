package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class OrganizationMembersOnH2IT extends OrganizationMembers {

    OrganizationMembersOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
