package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An organization that does not exist is refused; a realm import may name one. */
abstract class OrganizationSettings extends OrganizationScenario {

    OrganizationSettings(KeycloakServer keycloak) {
        super(keycloak, "organizations-settings");
    }

    @Test
    void what_is_no_organization_is_refused_with_field_and_reason() {
        String acme = organization("acme-real");
        try (var directory = TestDirectory.in(keycloak, realm)) {
            Answer unknown = change(directory, Map.of("organization", "nobody"));

            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().path("field").asText()).isEqualTo("organization");
            assertThat(unknown.json().path("errorMessage").asText()).contains("nobody");

            admin().put("/" + realm, Map.of("organizationsEnabled", false)).ok();
            Answer off = change(directory, Map.of("organization", "acme-real"));

            assertThat(off.status()).isEqualTo(400);
            assertThat(off.json().path("errorMessage").asText()).contains("not switched on");
        } finally {
            admin().put("/" + realm, Map.of("organizationsEnabled", true)).ok();
            admin().delete(organizations(acme));
        }
    }

    @Test
    void a_realm_is_imported_with_an_organization_and_its_directory() {
        try (var imported = imported()) {
            String ann = imported.directory().user("ann@acme.example");

            assertThat(imported.members().path(0).path("id").asText()).isEqualTo(ann);
        }
    }

    /** A realm of its own, with an organization and its directory. */
    private record Imported(KeycloakServer keycloak, String realm, TestDirectory directory) implements AutoCloseable {

        JsonNode members() {
            return keycloak.admin().get(path()).ok().json();
        }

        private String path() {
            String organization = keycloak.admin()
                    .get("/" + realm + "/organizations")
                    .json()
                    .at("/0/id")
                    .asText();
            return "/" + realm + "/organizations/" + organization + "/members";
        }

        @Override
        public void close() {
            keycloak.admin().delete("/" + realm);
        }
    }

    private Imported imported() {
        String token = TestDirectory.newToken();
        String realm = "organizations-" + UUID.randomUUID();
        Map<String, List<String>> config = Map.of(
                "alias",
                List.of("acme"),
                "organization",
                List.of("acme"),
                "verified-domains",
                List.of("acme.example"),
                "guard",
                List.of("off"),
                "token",
                List.of(token));
        Map<String, ?> organization = Map.of(
                "name", "acme", "alias", "acme", "enabled", true, "domains", List.of(Map.of("name", "acme.example")));
        admin().post(
                        "",
                        Map.of(
                                "realm",
                                realm,
                                "enabled",
                                true,
                                "organizationsEnabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true"),
                                "organizations",
                                List.of(organization),
                                "components",
                                Map.of(
                                        "io.github.directorysync.keycloak.DirectoryProvider",
                                        List.of(Map.of("name", "acme", "providerId", "directory", "config", config)))))
                .ok();
        return new Imported(keycloak, realm, new TestDirectory(keycloak, realm, "", "acme", token));
    }
}
