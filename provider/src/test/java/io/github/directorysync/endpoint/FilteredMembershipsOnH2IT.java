package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class FilteredMembershipsOnH2IT extends FilteredMemberships {

    FilteredMembershipsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
