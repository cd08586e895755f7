package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class GuardLimitsOnH2IT extends GuardLimits {

    GuardLimitsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
