package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SearchedActivityOnH2IT extends SearchedActivity {

    SearchedActivityOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
