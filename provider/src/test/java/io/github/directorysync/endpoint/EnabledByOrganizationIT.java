package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Directory sync may be enabled for each organization by itself, and a realm may have so many directories and no more. */
@WithKeycloak
class EnabledByOrganizationIT {

    private static final String REALM = "by-organization";

    private final KeycloakServer keycloak;

    EnabledByOrganizationIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        admin().put("/" + REALM, Map.of("organizationsEnabled", true)).ok();
    }

    @AfterEach
    void gone() {
        admin().delete("/" + REALM).ok();
    }

    @Test
    void a_directory_is_refused_and_says_so_at_once_while_its_organization_is_not_entitled_and_nothing_is_lost() {
        String acme = organization("acme");
        set("directory-sync.enabled-by-organization", "true");
        TestDirectory directory = directory("acme");

        assertThat(status(directory)).isEqualTo("needs-attention");
        assertThat(attention(directory)).contains("not enabled for the organization acme");
        entitle(acme, "true");
        assertThat(attention(directory)).isEmpty();
        String ann = directory.user("ann@acme.example");
        String sales = directory.group("Sales", ann);
        new GuardedRealm(keycloak, REALM).map(sales, role("Chief"));

        entitle(acme, "false");

        Answer refused = directory.scim().post("/Users", Map.of("userName", "bob@acme.example"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText())
                .contains("not enabled for the organization acme", "nothing is lost");
        assertThat(directory.scim().delete("/Users/" + ann).status()).isEqualTo(403);
        assertThat(attention(directory)).contains("directory-sync.enabled");
        assertThat(portal(directory))
                .contains("not enabled for the organization acme")
                .doesNotContain("attribute");
        assertThat(new FixtureRealm(keycloak, REALM).roleAtSignIn("ann@acme.example"))
                .isEqualTo("Chief");
        Waiting.until(() -> operations(directory).equals(List.of("disable-directory", "enable-directory")));

        entitle(acme, "true");
        assertThat(directory.get("/Groups/" + sales).at("/members/0/value").asText())
                .isEqualTo(ann);
    }

    @Test
    void a_directory_without_an_organization_is_refused_where_one_is_asked_for_and_is_not_elsewhere() {
        TestDirectory directory = directory("");
        String ann = directory.user("ann@example.com");

        set("directory-sync.enabled-by-organization", "true");
        Answer refused = directory.scim().get("/Users/" + ann);
        String reason = attention(directory);
        set("directory-sync.enabled-by-organization", "false");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText()).contains("this directory belongs to none");
        assertThat(reason).contains("Name one in the directory's settings");
        directory.scim().get("/Users/" + ann).ok();
        set("directory-sync.enabled", "false");
        assertThat(attention(directory)).contains("not switched on for this realm");
        assertThat(status(directory)).isEqualTo("needs-attention");
    }

    @Test
    void no_directory_is_added_beyond_the_limit_and_those_that_there_are_stay_also_in_an_import() {
        TestDirectory first = directory("");
        TestDirectory second = directory("");
        set("directory-sync.max-directories", "1");

        assertThat(add("third").status()).isEqualTo(400);
        Answer byComponent = admin().post("/" + REALM + "/components", component("third"));
        assertThat(byComponent.status()).isEqualTo(400);
        assertThat(byComponent.body()).contains("may have 1 directory, and has 2");
        first.user("ann@example.com");
        second.user("bob@example.com");
        admin().signedIn()
                .patch("/admin/realms" + path(first), Map.of("name", "Acme"))
                .ok();
        set("directory-sync.max-directories", "3");
        assertThat(add("third").status()).isEqualTo(201);
        set("directory-sync.max-directories", "many");
        assertThat(add("fourth").body()).contains("has to be a whole number");

        imported_with_more_than_its_limit();
    }

    private void imported_with_more_than_its_limit() {
        String realm = REALM + "-imported";
        admin().delete("/" + realm);
        admin().post(
                        "",
                        Map.of(
                                "realm",
                                realm,
                                "enabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true", "directory-sync.max-directories", "1"),
                                "components",
                                Map.of(
                                        "io.github.directorysync.keycloak.DirectoryProvider",
                                        List.of(exported("one"), exported("two")))))
                .ok();
        JsonNode there =
                admin().get("/" + realm + "/directory-sync/directories").ok().json();
        admin().delete("/" + realm).ok();

        assertThat(there.findValuesAsText("alias")).containsExactlyInAnyOrder("one", "two");
    }

    private static Map<String, ?> exported(String alias) {
        return Map.of("name", alias, "providerId", "directory", "config", Map.of("alias", List.of(alias)));
    }

    private static Map<String, ?> component(String alias) {
        Map<String, Object> component = new HashMap<>(exported(alias));
        component.put("providerType", "io.github.directorysync.keycloak.DirectoryProvider");
        return component;
    }

    private Answer add(String alias) {
        return admin().post(
                        "/" + REALM + "/directory-sync/directories",
                        Map.of("alias", alias, "name", alias, "requireSaml", false));
    }

    private TestDirectory directory(String organization) {
        return TestDirectory.in(
                keycloak, REALM, organization.isEmpty() ? Map.of() : Map.of("organization", List.of(organization)));
    }

    private void set(String attribute, String value) {
        Map<String, Object> attributes = new HashMap<>();
        admin().get("/" + REALM)
                .json()
                .path("attributes")
                .properties()
                .forEach(
                        field -> attributes.put(field.getKey(), field.getValue().asText()));
        attributes.put(attribute, value);
        admin().put("/" + REALM, Map.of("attributes", attributes)).ok();
    }

    private String organization(String alias) {
        return admin().post("/" + REALM + "/organizations", described(alias, Map.of()))
                .createdId();
    }

    private void entitle(String id, String value) {
        admin().put(
                        "/" + REALM + "/organizations/" + id,
                        described("acme", Map.of("directory-sync.enabled", List.of(value))))
                .ok();
    }

    private static Map<String, ?> described(String alias, Map<String, ?> attributes) {
        return Map.of(
                "name",
                alias,
                "alias",
                alias,
                "domains",
                List.of(Map.of("name", alias + ".example")),
                "attributes",
                attributes);
    }

    private String role(String role) {
        GuardedRealm.in(keycloak, REALM);
        return role;
    }

    private String status(TestDirectory directory) {
        return admin().get(path(directory)).ok().json().path("status").asText();
    }

    private String attention(TestDirectory directory) {
        return String.join(
                "",
                admin().get(path(directory)).ok().json().path("attention").findParents("code").stream()
                        .filter(reason -> reason.path("code").asText().equals("not-enabled"))
                        .map(reason -> reason.path("text").asText())
                        .toList());
    }

    private String portal(TestDirectory directory) {
        return new GuardedRealm(keycloak, REALM)
                .portal(directory)
                .get("/directory")
                .ok()
                .json()
                .path("attention")
                .toString();
    }

    private List<String> operations(TestDirectory directory) {
        return admin()
                .get(path(directory) + "/activity?writesOnly=true")
                .ok()
                .json()
                .path("items")
                .findValuesAsText("operation")
                .stream()
                .filter(operation -> operation.endsWith("able-directory"))
                .toList();
    }

    private static String path(TestDirectory directory) {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias();
    }

    private Admin admin() {
        return keycloak.admin();
    }
}
