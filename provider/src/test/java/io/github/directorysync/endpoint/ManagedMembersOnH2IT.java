package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ManagedMembersOnH2IT extends ManagedMembers {

    ManagedMembersOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
