package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class LaddersOfAppsOnH2IT extends LaddersOfApps {

    LaddersOfAppsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
