package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keycloak takes our jar and our realms as they are. */
@WithKeycloak
final class StartIT {

    @Test
    void the_realms_are_there(KeycloakServer keycloak) {
        assertThat(keycloak.http().get("/realms/demo").status()).isEqualTo(200);
        assertThat(keycloak.http().get("/realms/customer").status()).isEqualTo(200);
    }

    @Test
    void the_administrator_can_sign_in(KeycloakServer keycloak) {
        Answer realm = keycloak.admin().get("/demo").ok();

        assertThat(realm.json().at("/attributes/directory-sync.enabled").asText())
                .isEqualTo("true");
    }

    @Test
    void nothing_is_wrong_in_the_log(KeycloakServer keycloak) {
        assertThat(keycloak.log()).doesNotContain(" ERROR ").doesNotContain("Exception");
    }
}
