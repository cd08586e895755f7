package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class WithholdingOnH2IT extends Withholding {

    WithholdingOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
