package io.github.directorysync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.WithKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The sample app's page of members: who sees it and what, where its link leads, and which forms it refuses. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class OrganizationMembersIT extends MembersScenario {

    OrganizationMembersIT(KeycloakServer keycloak) {
        super(keycloak);
    }

    @Test
    void everybody_is_listed_with_their_role_its_reason_and_the_role_selector() {
        Browser.Page users = vera().open(page);

        for (DemoPerson person : DemoCompany.PEOPLE) {
            String row = "tr[data-person=" + person.email() + "] ";
            assertThat(users.html().select(row + ".chip").text())
                    .isEqualTo(person.active() ? person.expectation() : "No role");
            assertThat(users.html().select(row + ".why").text()).startsWith(person.name() + " has ");
            assertThat(users.html().select(row + "option[selected]").eachText()).isEqualTo(person.chosenByHand());
        }
        assertThat(vera().open(page + "?search=carol").html().select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void who_is_no_administrator_gets_403_and_a_stranger_signs_in_first() {
        Browser bob = customer("bob@acme.example");

        assertThat(bob.open(keycloak.environment().appUrl() + "/").text())
                .contains("Sign out")
                .doesNotContain("Organization members");
        assertThat(bob.open(page).status()).isEqualTo(403);
        assertThat(new Browser().open(page).address().getPath()).startsWith("/realms/demo/");
    }

    @Test
    void a_form_that_comes_from_another_site_changes_nothing() {
        Browser vera = vera();
        Browser.Page groups = vera.open(page + "/groups");

        for (String form : new String[] {"form[action$=/default]", "form[action$=/role]", "dialog form"}) {
            assertThat(vera.submit(groups, form, Map.of("csrf", "guessed", "role", "Admin"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(chosen(vera.open(page + "/groups"), ".default")).isEqualTo("Knowledge Base Viewer");
    }

    @Test
    void the_button_leads_to_the_portal_by_a_fresh_link_of_five_minutes() {
        Browser vera = vera();

        Browser.Page portal = vera.submit(vera.open(page), "dialog form", Map.of());

        String secret = portal.address().getFragment();
        Http api = Http.at(keycloak.url() + "/realms/demo/directory-sync/portal/api");
        Answer session = api.post("/session", Map.of("secret", secret));
        JsonNode link =
                keycloak
                        .admin()
                        .get(DIRECTORY + "/links?max=1000")
                        .ok()
                        .json()
                        .path("items")
                        .findParents("label")
                        .stream()
                        .filter(made -> made.path("label").asText().equals("Trust Center: " + DemoCompany.VENDORS_OWN))
                        .findFirst()
                        .orElseThrow();
        assertThat(portal.status()).isEqualTo(200);
        assertThat(session.status()).isEqualTo(201);
        assertThat(link.path("by").asText()).isEqualTo("service-account-trust-center-api");
        assertThat(Duration.between(
                        Instant.parse(link.path("created").asText()),
                        Instant.parse(link.path("expires").asText())))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    @Test
    void the_entry_is_there_only_if_directory_sync_is_on_and_saml_is_enforced() {
        assertThat(vera().open(page).text()).contains("Go to Directory Sync");

        keycloak.admin()
                .signedIn()
                .patch("/admin/realms" + DIRECTORY, "{\"enforceSaml\": false}")
                .ok();
        Browser.Page open = vera().open(page);
        keycloak.admin()
                .signedIn()
                .patch("/admin/realms" + DIRECTORY, "{\"enforceSaml\": true}")
                .ok();
        Browser vera = vera();
        Browser.Page before = vera.open(page);
        switchOn(false);
        Browser.Page off = vera.open(page);
        Browser.Page refused = vera.submit(before, "dialog form", Map.of());
        switchOn(true);

        assertThat(open.text()).contains("Alice Archer").doesNotContain("Directory Sync");
        assertThat(off.text()).doesNotContain("Go to Directory Sync");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(vera.open(page).text()).contains("Go to Directory Sync");
    }

    private void switchOn(boolean on) {
        keycloak.admin()
                .signedIn()
                .patch("/admin/realms/demo/directory-sync/settings", Map.of("enabled", on))
                .ok();
    }
}
