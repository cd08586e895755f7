package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class GuardedAccessGroupOnH2IT extends GuardedAccessGroup {

    GuardedAccessGroupOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
