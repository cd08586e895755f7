package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A directory is configuration of its realm: written down in advance, exported, imported again. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
class RealmConfigurationIT {

    private static final String REALM = "written-down";
    private static final String TYPE = "io.github.directorysync.keycloak.DirectoryProvider";

    private final KeycloakServer keycloak;
    private final String token = TestDirectory.newToken();

    RealmConfigurationIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM);
    }

    @Test
    void the_token_of_the_demo_realm_comes_from_the_environment_and_is_kept_as_its_hash() {
        String base = keycloak.url() + "/realms/demo/directories/acme/scim/v2";
        String secret = keycloak.environment().directoryToken();

        Answer answer = Http.at(base).bearer(secret).get("/Users?count=1");
        JsonNode component = keycloak.admin()
                .get("/demo/components?type=" + TYPE)
                .json()
                .path(0)
                .path("config");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(component.has("token")).isFalse();
        assertThat(component.at("/token-sha256/0").asText()).isEqualTo(sha256(secret));
        assertThat(keycloak.log()).doesNotContain(secret);
    }

    @Test
    void a_realm_may_declare_a_directory_by_its_tokens_hash() {
        importRealm(Map.of("alias", List.of("acme"), "token-sha256", List.of(sha256(token))));

        assertThat(users(token)).isEqualTo(200);
        assertThat(users(TestDirectory.newToken())).isEqualTo(401);
    }

    @Test
    void a_realm_may_declare_a_directory_by_its_token_which_is_hashed_before_it_is_kept() {
        importRealm(Map.of("alias", List.of("acme"), "token", List.of(token)));

        assertThat(users(token)).isEqualTo(200);
        assertThat(export()).doesNotContain(token).contains(sha256(token));
    }

    @Test
    void a_directory_survives_export_and_import() {
        Map<String, List<String>> options = Map.of(
                "import-users", List.of("false"),
                "import-changes", List.of("false"),
                "suspend-users", List.of("false"),
                "on-delete", List.of("suspend"),
                "access-groups", List.of("Everybody"));
        Map<String, List<String>> settings = new HashMap<>(options);
        settings.put("alias", List.of("acme"));
        settings.put("token", List.of(token));
        settings.put("kind", List.of("entra"));
        settings.put("verified-domains", List.of("acme.example"));
        importRealm(settings);
        JsonNode exported = keycloak.admin()
                .post("/" + REALM + "/partial-export?exportClients=false&exportGroupsAndRoles=true", "{}")
                .ok()
                .json();
        keycloak.admin().delete("/" + REALM).ok();

        keycloak.admin().makeRealm(withoutKeys(exported)).ok();

        assertThat(users(token)).isEqualTo(200);
        JsonNode config = keycloak.admin()
                .get("/" + REALM + "/components?type=" + TYPE)
                .json()
                .at("/0/config");
        assertThat(config.at("/kind/0").asText()).isEqualTo("entra");
        assertThat(config.at("/verified-domains/0").asText()).isEqualTo("acme.example");
        options.forEach((key, values) ->
                assertThat(config.path(key).path(0).asText()).as(key).isEqualTo(values.get(0)));
    }

    @Test
    void a_realm_that_declares_a_token_which_is_none_is_not_imported() {
        Answer answer =
                keycloak.admin().makeRealm(realm(Map.of("alias", List.of("acme"), "token", List.of("hunter2"))));

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(keycloak.admin().get("/" + REALM).status()).isEqualTo(404);
    }

    private int users(String secret) {
        String base = keycloak.url() + "/realms/" + REALM + "/directories/acme/scim/v2";
        return Http.at(base).bearer(secret).get("/Users").status();
    }

    private String export() {
        return keycloak.admin().post("/" + REALM + "/partial-export", "{}").body();
    }

    private void importRealm(Map<String, List<String>> config) {
        keycloak.admin().makeRealm(realm(config)).ok();
    }

    private static Map<String, ?> realm(Map<String, List<String>> config) {
        return Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true"),
                "components",
                Map.of(TYPE, List.of(Map.of("name", "Acme", "providerId", "directory", "config", config))));
    }

    /** An export masks the secrets of key providers, so they cannot be imported. */
    private static JsonNode withoutKeys(JsonNode exported) {
        ((ObjectNode) exported.path("components")).remove("org.keycloak.keys.KeyProvider");
        return exported;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
