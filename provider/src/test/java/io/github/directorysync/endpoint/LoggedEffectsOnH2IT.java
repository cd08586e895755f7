package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class LoggedEffectsOnH2IT extends LoggedEffects {

    LoggedEffectsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
