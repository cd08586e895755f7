package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class AppLaddersOnH2IT extends AppLadders {

    AppLaddersOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
