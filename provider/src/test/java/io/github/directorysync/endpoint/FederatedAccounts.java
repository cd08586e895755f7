package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.LDAPSDKException;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People whom the realm has from an LDAP server: no directory gets them, and an administrator hears of it; on every database. */
abstract class FederatedAccounts {

    private static final String REALM = "federated";
    private static final String PEOPLE = "ou=people,dc=corp,dc=example";
    private static final String ROOT = "cn=root";
    private static final String PASSWORD = "of the LDAP server";

    private final KeycloakServer keycloak;
    private final InMemoryDirectoryServer ldap;

    FederatedAccounts(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.ldap = started();
        FixtureRealm.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM);
        ldap.shutDown(true);
    }

    @Test
    void whom_keycloak_has_not_met_yet_is_reviewed_and_can_only_be_dismissed() {
        for (boolean imported : List.of(true, false)) {
            String federation = federation(imported);
            try (var directory = TestDirectory.in(keycloak, REALM)) {
                assertRefused(directory.scim().post("/Users", Map.of("userName", "Lena")));
                assertRefused(directory.scim().post("/Users", Map.of("userName", "lena")));
                assertRefused(directory
                        .scim()
                        .post(
                                "/Users",
                                Map.of(
                                        "userName",
                                        "somebody",
                                        "emails",
                                        List.of(Map.of("value", "lena@corp.example", "primary", true)))));

                JsonNode open = reviews(directory, "open");
                assertThat(open.path("total").asInt()).isEqualTo(2);
                JsonNode lena = open.path("items").path(0);
                assertThat(lena.path("reason").asText()).isEqualTo("kept-elsewhere");
                assertThat(lena.path("linkable").asBoolean(true)).isFalse();
                assertThat(lena.path("times").asInt()).isEqualTo(2);
                assertThat(lena.has("account")).isFalse();
                String id = lena.path("id").asText();
                assertThat(decide(directory, id, "link").status()).isEqualTo(400);

                decide(directory, id, "dismiss").ok();
                assertRefused(directory.scim().post("/Users", Map.of("userName", "lena")));
                assertThat(reviews(directory, "open").path("total").asInt()).isEqualTo(1);
                assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
            }
            keycloak.admin().delete("/" + REALM + "/components/" + federation).ok();
        }
    }

    @Test
    void whom_keycloak_has_from_there_already_is_shown_in_the_review() {
        federation(true);
        String lena = keycloak.admin()
                .get("/" + REALM + "/users?username=lena&exact=true")
                .ok()
                .json()
                .at("/0/id")
                .asText();
        try (var directory = TestDirectory.in(keycloak, REALM, Map.of("verified-domains", List.of("corp.example")))) {
            assertRefused(directory.scim().post("/Users", Map.of("userName", "lena")));

            JsonNode review = reviews(directory, "open").path("items").path(0);
            assertThat(review.path("reason").asText()).isEqualTo("kept-elsewhere");
            assertThat(review.at("/account/id").asText()).isEqualTo(lena);
            assertThat(decide(directory, review.path("id").asText(), "link").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void whom_the_federation_has_not_is_made_as_ever() {
        federation(false);
        try (var directory = TestDirectory.in(keycloak, REALM)) {
            String ann = directory.user("ann@acme.example");

            assertThat(directory.get("/Users/" + ann).path("active").asBoolean())
                    .isTrue();
        }
    }

    private static InMemoryDirectoryServer started() {
        try {
            var config = new InMemoryDirectoryServerConfig("dc=corp,dc=example");
            config.addAdditionalBindCredentials(ROOT, PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("any port", 0));
            var server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=corp,dc=example", "objectClass: domain", "dc: corp");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            server.add(
                    "dn: uid=lena," + PEOPLE,
                    "objectClass: inetOrgPerson",
                    "uid: lena",
                    "cn: Lena",
                    "sn: Lang",
                    "mail: lena@corp.example");
            server.startListening();
            return server;
        } catch (LDAPSDKException e) {
            throw new IllegalStateException(e);
        }
    }

    private String federation(boolean imported) {
        Map<String, List<String>> config = Map.ofEntries(
                Map.entry("enabled", List.of("true")),
                Map.entry("vendor", List.of("other")),
                Map.entry("connectionUrl", List.of("ldap://localhost:" + ldap.getListenPort())),
                Map.entry("authType", List.of("simple")),
                Map.entry("bindDn", List.of(ROOT)),
                Map.entry("bindCredential", List.of(PASSWORD)),
                Map.entry("usersDn", List.of(PEOPLE)),
                Map.entry("usernameLDAPAttribute", List.of("uid")),
                Map.entry("rdnLDAPAttribute", List.of("uid")),
                Map.entry("uuidLDAPAttribute", List.of("entryUUID")),
                Map.entry("userObjectClasses", List.of("inetOrgPerson")),
                Map.entry("searchScope", List.of("1")),
                Map.entry("editMode", List.of("READ_ONLY")),
                Map.entry("importEnabled", List.of(Boolean.toString(imported))));
        return keycloak.admin()
                .post(
                        "/" + REALM + "/components",
                        Map.of(
                                "name",
                                "ldap",
                                "providerId",
                                "ldap",
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                config))
                .createdId();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.request() + answer.body()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    private static String path(TestDirectory directory) {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias();
    }

    private JsonNode reviews(TestDirectory directory, String state) {
        return keycloak.admin()
                .get(path(directory) + "/reviews?state=" + state)
                .ok()
                .json();
    }

    private Answer decide(TestDirectory directory, String review, String decision) {
        return keycloak.admin().post(path(directory) + "/reviews/" + review + "/" + decision, Map.of());
    }
}
