package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class WithheldSuspensionsOnH2IT extends WithheldSuspensions {

    WithheldSuspensionsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
