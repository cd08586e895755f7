package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity provider that provisions by OAuth client credentials instead of a directory token. */
@WithKeycloak
class OAuthIT {

    private static final String REALM = "oauth";
    private static final String CLIENT_CREDENTIALS = "client_credentials";

    private final KeycloakServer keycloak;
    private final String clientId = OAuthClient.newId();
    private final TestDirectory directory;

    OAuthIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM, Map.of("clients", List.of("another-one", clientId)));
    }

    @AfterEach
    void gone() {
        directory.close();
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
    void a_client_that_authenticates_by_a_signed_jwt_is_let_in_too() throws GeneralSecurityException {
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
    void without_the_scope_it_is_refused() {
        assertRefused(client().token(Map.of("grant_type", CLIENT_CREDENTIALS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "https://elsewhere.example.com/scim/v2"})
    void a_token_that_is_meant_for_somebody_else_is_refused(String audience) {
        assertRefused(
                OAuthClient.in(keycloak, REALM, clientId, audience, Map.of()).token());
    }

    @Test
    void a_client_that_the_directory_does_not_name_is_refused() {
        assertRefused(OAuthClient.in(keycloak, REALM, directory.url()).token());
    }

    @Test
    void a_directory_that_names_no_client_takes_no_access_token() {
        try (TestDirectory other = TestDirectory.in(keycloak, REALM)) {
            OAuthClient client = OAuthClient.in(keycloak, REALM, other.url());

            assertRefused(Http.at(other.url()).bearer(client.token()).get("/Users"));
        }
    }

    @Test
    void a_token_of_one_directory_opens_no_other_even_if_both_name_the_client() {
        try (TestDirectory other = TestDirectory.in(keycloak, REALM, Map.of("clients", List.of(clientId)))) {
            assertRefused(Http.at(other.url()).bearer(client().token()).get("/Users"));
        }
    }

    @Test
    void a_persons_token_is_refused() {
        OAuthClient client = client();
        keycloak.admin()
                .post(
                        "/" + REALM + "/users",
                        Map.of(
                                "username",
                                clientId + "-user",
                                "enabled",
                                true,
                                "email",
                                clientId + "@example.com",
                                "firstName",
                                "Given",
                                "lastName",
                                "Family",
                                "credentials",
                                List.of(Map.of("type", "password", "value", "secret"))))
                .ok();

        String token = client.token(Map.of(
                "grant_type", "password", "username", clientId + "-user", "password", "secret", "scope", "scim"));

        assertThat(Claims.of(token).path("aud").toString()).contains(directory.url());
        assertRefused(token);
    }

    @Test
    void an_expired_token_is_refused() {
        String token = client(Map.of("attributes", Map.of("access.token.lifespan", "1")))
                .token();

        Waiting.until(() -> scim(token).get("/Users").status() == 401);

        assertRefused(token);
    }

    @Test
    void a_revoked_token_is_refused() {
        OAuthClient client = client();
        String token = client.token();
        scim(token).get("/Users").ok();

        client.revoke(token).ok();

        assertRefused(token);
    }

    @Test
    void a_client_that_is_switched_off_is_refused_at_once() {
        OAuthClient client = client();
        String token = client.token();

        keycloak.admin()
                .put("/" + REALM + "/clients/" + client.id(), Map.of("clientId", clientId, "enabled", false))
                .ok();

        assertRefused(token);
    }

    @Test
    void a_token_of_another_realm_is_refused() {
        String otherRealm = "oauth-elsewhere";
        FixtureRealm.in(keycloak, otherRealm);

        assertRefused(OAuthClient.in(keycloak, otherRealm, clientId, directory.url(), Map.of())
                .token());
    }

    @Test
    void a_forged_token_is_refused() {
        String[] parts = client().token().split("\\.", -1);
        String unsigned = base64("{\"alg\":\"none\"}");

        for (String forged : List.of(
                parts[0] + "." + parts[1] + "." + "x".repeat(parts[2].length()),
                unsigned + "." + parts[1] + ".x",
                base64("{}") + "." + parts[1] + "." + parts[2],
                base64("{\"alg\":\"RS256\",\"kid\":\"nobodys\"}") + "." + parts[1] + "." + parts[2],
                base64("[]") + "." + parts[1] + "." + parts[2],
                parts[0] + "." + base64("null") + "." + parts[2],
                "a.b.c")) {
            assertRefused(forged);
        }
    }

    private OAuthClient client() {
        return client(Map.of());
    }

    private OAuthClient client(Map<String, ?> more) {
        return OAuthClient.in(keycloak, REALM, clientId, directory.url(), more);
    }

    private Http scim(String token) {
        return Http.at(directory.url()).bearer(token);
    }

    private void assertRefused(String token) {
        assertRefused(scim(token).get("/Users"));
    }

    /** In the same words as a wrong directory token. */
    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.json().path("detail").asText())
                .startsWith("The directory token is missing, not valid, or not accepted from this address.");
    }

    private String assertion(KeyPair keys) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String signed = base64("{\"alg\":\"RS256\"}")
                + "."
                + base64(
                        "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"jti\":\"%1$s\",\"iat\":%3$d,\"exp\":%4$d}"
                                .formatted(clientId, keycloak.url() + "/realms/" + REALM, now, now + 30));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
