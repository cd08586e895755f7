package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class FederatedAccountsOnH2IT extends FederatedAccounts {

    FederatedAccountsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
