package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class ListedPeopleOnH2IT extends ListedPeople {

    ListedPeopleOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
