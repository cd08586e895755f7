package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class AccessGroupsOnH2IT extends AccessGroups {

    AccessGroupsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
