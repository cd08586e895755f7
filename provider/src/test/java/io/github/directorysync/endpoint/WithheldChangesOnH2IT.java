package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class WithheldChangesOnH2IT extends WithheldChanges {

    WithheldChangesOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
