package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class StoredResourcesOnH2IT extends StoredResources {

    StoredResourcesOnH2IT(KeycloakServer keycloak) {
        super(keycloak, StorageScenario::notCounted);
    }
}
