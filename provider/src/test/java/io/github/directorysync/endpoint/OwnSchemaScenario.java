package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory with a schema extension, of whose attributes, as of others, some are copied to user attributes. */
abstract class OwnSchemaScenario {

    static final String URN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final ObjectMapper JSON = new ObjectMapper();

    final KeycloakServer keycloak;
    final String realm;
    final TestDirectory directory;

    OwnSchemaScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        keycloak.admin().makeRealm(realm(realm)).ok();
        directory = TestDirectory.in(
                keycloak,
                realm,
                Map.of(
                        "extension", List.of(URN),
                        "extension-attributes",
                                List.of("costCode -> cost_code", "badges[] -> badges", "contractor: boolean"),
                        "attribute-mapping", List.of("title -> jobTitle", ENTERPRISE + ":department -> department")));
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm);
    }

    void patch(String user, String op, String path, String value) {
        JsonNode read = json("{'value': " + value + "}").path("value");
        directory.scim().patch("/Users/" + user, ScimBody.patch(op, path, read)).ok();
    }

    /** JSON, with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Its user profile lets administrators see all attributes, and its app's tokens hold the cost code. */
    private static Map<String, ?> realm(String name) {
        return Map.of(
                "realm",
                name,
                "enabled",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true"),
                "components",
                Map.of(
                        "org.keycloak.userprofile.UserProfileProvider",
                        List.of(Map.of(
                                "providerId",
                                "declarative-user-profile",
                                "config",
                                Map.of("kc.user.profile.config", List.of("""
                                        {"unmanagedAttributePolicy": "ADMIN_EDIT",
                                         "attributes": [{"name": "username"}, {"name": "email"},
                                                        {"name": "firstName"}, {"name": "lastName"}]}
                                        """))))),
                "clients",
                List.of(Map.of(
                        "clientId",
                        "app",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(Map.of(
                                "name",
                                "cost",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-usermodel-attribute-mapper",
                                "config",
                                Map.of(
                                        "user.attribute", "cost_code",
                                        "claim.name", "cost",
                                        "jsonType.label", "String",
                                        "access.token.claim", "true"))))));
    }
}
