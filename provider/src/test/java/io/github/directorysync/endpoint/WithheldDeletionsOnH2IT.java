package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class WithheldDeletionsOnH2IT extends WithheldDeletions {

    WithheldDeletionsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
