package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A realm with accounts that sign-ins have made just in time, an app with two roles, and a directory that rehearses. */
abstract class RehearsalScenario {

    static final String APP = "app";

    final KeycloakServer keycloak;
    final String realm;

    RehearsalScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /** Makes the realm; {@code users} are representations of Keycloak. */
    void make(List<Map<String, ?>> users) {
        keycloak.admin()
                .makeRealm(Map.of(
                        "realm",
                        realm,
                        "enabled",
                        true,
                        "adminEventsEnabled",
                        true,
                        "attributes",
                        Map.of("directory-sync.enabled", "true"),
                        "identityProviders",
                        List.of(Map.of(
                                "alias",
                                "acme-saml",
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://acme.example/sso"))),
                        "clients",
                        List.of(Map.of("clientId", APP, "attributes", Map.of("directory-sync.default-role", "Viewer"))),
                        "roles",
                        Map.of("client", Map.of(APP, List.of(role("Viewer", "10"), role("Admin", "20")))),
                        "groups",
                        List.of(Map.of(
                                "name",
                                "Acme",
                                "subGroups",
                                List.of(Map.of("name", "Admins", "clientRoles", Map.of(APP, List.of("Admin")))))),
                        "users",
                        users))
                .ok();
    }

    private static Map<String, ?> role(String name, String level) {
        return Map.of("name", name, "attributes", Map.of("directory-sync.level", List.of(level)));
    }

    /** An account that a sign-in at the identity provider has made, with that NameID. */
    static Map<String, Object> justInTime(String nameId) {
        Map<String, Object> account = account(nameId, nameId, false);
        account.put(
                "federatedIdentities",
                List.of(Map.of("identityProvider", "acme-saml", "userId", nameId, "userName", nameId)));
        return account;
    }

    static Map<String, Object> account(String name, String email, boolean verified) {
        return new HashMap<>(Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                email,
                "emailVerified",
                verified,
                "firstName",
                "Some",
                "lastName",
                "Body"));
    }

    TestDirectory rehearsing(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(Map.of(
                "mode",
                List.of("rehearsal"),
                "identity-provider",
                List.of("acme-saml"),
                "verified-domains",
                List.of("acme.example"),
                "groups-parent",
                List.of("Acme"),
                "apps",
                List.of(APP)));
        all.putAll(settings);
        return TestDirectory.in(keycloak, realm, all);
    }

    static Map<String, Object> person(String userName, boolean active) {
        return new HashMap<>(Map.of(
                "userName",
                userName,
                "externalId",
                "x-" + userName,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", userName, "type", "work", "primary", true)),
                "active",
                active));
    }

    JsonNode rehearsal(TestDirectory directory) {
        return keycloak.admin().get(directory.adminPath() + "/rehearsal").ok().json();
    }

    /** The report, when everybody has been assessed. */
    JsonNode report(TestDirectory directory) {
        Waiting.until(() -> rehearsal(directory).path("open").asInt() == 0);
        return rehearsal(directory);
    }

    JsonNode people(TestDirectory directory, String what) {
        return keycloak.admin()
                .get(directory.adminPath() + "/rehearsal/people?what=" + what)
                .ok()
                .json();
    }

    /** The SCIM ids; an account in the report has an id too. */
    List<String> ids(TestDirectory directory, String what) {
        List<String> ids = new ArrayList<>();
        people(directory, what)
                .path("items")
                .forEach(person -> ids.add(person.path("id").asText()));
        return ids;
    }

    void goLive(TestDirectory directory) {
        keycloak.admin()
                .post(directory.adminPath() + "/rehearsal/go-live", Map.of())
                .ok();
        Waiting.until(() -> rehearsal(directory).path("state").asText().equals("live"));
    }

    JsonNode found(TestDirectory directory, String type, String filter) {
        return directory.get("/" + type + "?filter=" + Http.encoded(filter));
    }

    /** All that a rehearsal must not change. */
    List<JsonNode> keycloaks() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode users =
                keycloak.admin().get("/" + realm + "/users?max=1000").ok().json();
        all.add(users);
        users.findValuesAsText("id").forEach(id -> {
            for (String part : List.of("groups", "role-mappings", "federated-identity", "sessions")) {
                all.add(keycloak.admin()
                        .get("/" + realm + "/users/" + id + "/" + part)
                        .ok()
                        .json());
            }
        });
        for (String path : List.of(
                "/groups?populateHierarchy=true&briefRepresentation=false", "/roles", "/admin-events?max=1000")) {
            all.add(keycloak.admin().get("/" + realm + path).ok().json());
        }
        return all;
    }
}
