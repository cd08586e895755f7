package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a realm enables directory sync by organization, a directory is served while its organization is enabled. */
@WithKeycloak
class EnabledByOrganizationIT extends OrganizationScenario {

    EnabledByOrganizationIT(KeycloakServer keycloak) {
        super(keycloak, "by-organization");
    }

    @AfterEach
    void gone() {
        admin().delete("/" + realm).ok();
    }

    @Test
    void
            while_its_organization_is_not_enabled_requests_to_a_directory_are_refused_with_the_reason_and_its_data_stays() {
        String acme = organization("acme");
        new FixtureRealm(keycloak, realm).setAttribute("directory-sync.enabled-by-organization", "true");
        TestDirectory directory = directory("acme");

        assertThat(status(directory)).isEqualTo("needs-attention");
        assertThat(attention(directory)).contains("not enabled for the organization acme");
        entitle(acme, "true");
        assertThat(attention(directory)).isEmpty();
        String ann = directory.user("ann@acme.example");
        String sales = directory.group("Sales", ann);
        GuardedRealm.in(keycloak, realm).map(sales, "Chief");

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
        assertThat(new FixtureRealm(keycloak, realm).roleAtSignIn("ann@acme.example"))
                .isEqualTo("Chief");
        Waiting.until(() -> operations(directory).equals(List.of("disable-directory", "enable-directory")));

        entitle(acme, "true");
        assertThat(directory.get("/Groups/" + sales).at("/members/0/value").asText())
                .isEqualTo(ann);
    }

    @Test
    void a_directory_without_an_organization_is_refused_only_in_a_realm_that_enables_by_organization() {
        TestDirectory directory = TestDirectory.in(keycloak, realm);
        String ann = directory.user("ann@example.com");

        new FixtureRealm(keycloak, realm).setAttribute("directory-sync.enabled-by-organization", "true");
        Answer refused = directory.scim().get("/Users/" + ann);
        String reason = attention(directory);
        new FixtureRealm(keycloak, realm).setAttribute("directory-sync.enabled-by-organization", "false");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText()).contains("this directory belongs to none");
        assertThat(reason).contains("Name one in the directory's settings");
        directory.scim().get("/Users/" + ann).ok();
        new FixtureRealm(keycloak, realm).setAttribute("directory-sync.enabled", "false");
        assertThat(attention(directory)).contains("not switched on for this realm");
        assertThat(status(directory)).isEqualTo("needs-attention");
    }

    private void entitle(String id, String value) {
        ObjectNode changed = admin().get(organizations(id)).ok().json().deepCopy();
        changed.putObject("attributes").putArray("directory-sync.enabled").add(value);
        admin().put(organizations(id), changed).ok();
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
        return new GuardedRealm(keycloak, realm)
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
}
