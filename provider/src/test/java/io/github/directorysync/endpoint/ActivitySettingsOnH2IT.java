package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ActivitySettingsOnH2IT extends ActivitySettings {

    ActivitySettingsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
