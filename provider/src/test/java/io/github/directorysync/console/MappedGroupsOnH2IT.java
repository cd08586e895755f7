package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class MappedGroupsOnH2IT extends MappedGroups {

    MappedGroupsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
