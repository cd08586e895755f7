package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;

@WithKeycloak
class LinkReviewsOnH2IT extends LinkReviews {

    LinkReviewsOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
    }
}
