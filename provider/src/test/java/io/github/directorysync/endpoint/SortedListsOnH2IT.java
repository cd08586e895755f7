package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SortedListsOnH2IT extends SortedLists {

    SortedListsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
