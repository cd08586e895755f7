package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
    void the_realms_know_where_they_run(KeycloakServer keycloak) {
        String app = keycloak.environment().appUrl();
        Answer clients = keycloak.admin().get("/demo/clients?clientId=" + Http.encoded(app + "/saml/metadata"));
        Answer customer = keycloak.admin().get("/demo/identity-provider/instances/acme-saml");

        assertThat(clients.json().at("/0/redirectUris/0").asText()).isEqualTo(app + "/*");
        assertThat(customer.json().at("/config/singleSignOnServiceUrl").asText())
                .isEqualTo(keycloak.url() + "/realms/customer/protocol/saml");
    }

    @Test
    void the_realms_sign_tokens(KeycloakServer keycloak) {
        Map<String, String> alice = Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "alice@acme.example",
                "password", "acme-demo");

        Answer answer = keycloak.http().form("/realms/customer/protocol/openid-connect/token", alice);

        assertThat(answer.ok().json().path("access_token").asText()).isNotEmpty();
        assertThat(keycloak.http()
                        .get("/realms/demo/protocol/openid-connect/certs")
                        .json()
                        .path("keys"))
                .isNotEmpty();
    }

    /** Other tests make Keycloak log errors on purpose, so only what it says until it is up counts. */
    @Test
    void nothing_is_wrong_in_the_log_of_the_start(KeycloakServer keycloak) {
        String start = keycloak.log().split("started in", 2)[0];

        assertThat(start).doesNotContain(" ERROR ").doesNotContain("Exception");
    }
}
