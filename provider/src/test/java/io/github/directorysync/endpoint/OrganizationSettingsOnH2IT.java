package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class OrganizationSettingsOnH2IT extends OrganizationSettings {

    OrganizationSettingsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
