package io.github.directorysync.login;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class SamlRequirementOnH2IT extends SamlRequirement {

    SamlRequirementOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
