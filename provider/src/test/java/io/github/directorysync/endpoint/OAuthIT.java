package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An identity provider that provisions by OAuth client credentials instead of a directory token. */
@WithKeycloak
class OAuthIT extends OAuthScenario {

    OAuthIT(KeycloakServer keycloak) {
        super(keycloak, "oauth");
    }

    @Test
    void a_client_that_the_directory_names_provisions_with_its_access_token() {
        Http scim = scim(client().token());

        Answer created = scim.post("/Users", "{\"userName\":\"by-oauth\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(scim.delete("/Users/" + created.createdId()).status()).isEqualTo(204);
        assertThat(directory.scim().get("/Users").status()).isEqualTo(200);
    }

    @Test
    void a_client_that_authenticates_by_a_signed_jwt_is_accepted() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        OAuthClient client = client(Map.of(
                "clientAuthenticatorType",
                "client-jwt",
                "attributes",
                Map.of(
                        "jwt.credential.public.key",
                        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                        "token.endpoint.auth.signing.alg",
                        "RS256")));

        String token = client.tokenBy(Map.of(
                "grant_type",
                CLIENT_CREDENTIALS,
                "scope",
                "scim",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(keys)));

        assertThat(scim(token).get("/Users").status()).isEqualTo(200);
    }

    @Test
    void a_token_without_the_scope_scim_is_refused() {
        assertRefused(client().token(Map.of("grant_type", CLIENT_CREDENTIALS)));
    }

    @Test
    void a_client_that_the_directory_does_not_name_is_refused() {
        assertRefused(OAuthClient.in(keycloak, realm, directory.url()).token());
    }

    @Test
    void a_directory_that_names_no_client_takes_no_access_token() {
        try (TestDirectory other = TestDirectory.in(keycloak, realm)) {
            OAuthClient client = OAuthClient.in(keycloak, realm, other.url());

            assertRefused(Http.at(other.url()).bearer(client.token()).get("/Users"));
        }
    }

    @Test
    void a_token_of_one_directory_opens_no_other_even_if_both_name_the_client() {
        try (TestDirectory other = TestDirectory.in(keycloak, realm, Map.of("clients", List.of(clientId)))) {
            assertRefused(Http.at(other.url()).bearer(client().token()).get("/Users"));
        }
    }

    private String assertion(KeyPair keys) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String signed = base64("{\"alg\":\"RS256\"}")
                + "."
                + base64(
                        "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"jti\":\"%1$s\",\"iat\":%3$d,\"exp\":%4$d}"
                                .formatted(clientId, keycloak.url() + "/realms/" + realm, now, now + 30));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }
}
