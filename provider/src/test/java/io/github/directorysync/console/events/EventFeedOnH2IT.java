package io.github.directorysync.console.events;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class EventFeedOnH2IT extends EventFeedScenario {

    EventFeedOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
