package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class AdoptedAccountsOnH2IT extends AdoptedAccounts {

    AdoptedAccountsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
