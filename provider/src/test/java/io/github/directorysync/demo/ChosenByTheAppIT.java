package io.github.directorysync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** People come in with what an administrator of the sample app chooses on its page of members. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class ChosenByTheAppIT extends MembersScenario {

    private static final String SALES = "tr[data-group=Sales Department]";

    ChosenByTheAppIT(KeycloakServer keycloak) {
        super(keycloak);
    }

    @Test
    void people_come_in_with_what_the_selector_a_group_and_the_default_give() {
        Browser vera = vera();
        String bob = "tr[data-person=bob@acme.example] form";

        Browser.Page users = vera.submit(vera.open(page), bob, Map.of("role", "Account Manager"));
        assertThat(users.html().select(".notice").text()).startsWith("Bob Baker has Account Manager because ");
        assertThat(role("bob@acme.example")).isEqualTo("Account Manager");
        vera.submit(users, bob, Map.of("role", ""));
        Browser.Page groups = vera.submit(vera.open(page + "/groups"), SALES + " form", Map.of("role", "Admin"));
        assertThat(role("bob@acme.example")).isEqualTo("Admin");
        vera.submit(groups, SALES + " form", Map.of("role", "Viewer"));
        groups = vera.submit(vera.open(page + "/groups"), ".default form", Map.of("role", "Viewer"));
        assertThat(role("erin@acme.example")).isEqualTo("Viewer");
        groups = vera.submit(groups, ".default form", Map.of("role", "Knowledge Base Viewer"));

        assertThat(chosen(groups, ".default")).isEqualTo("Knowledge Base Viewer");
        assertThat(role("bob@acme.example")).isEqualTo("Viewer");
    }

    @Test
    void a_mapping_that_was_changed_meanwhile_is_not_overwritten_and_nobody_elses_person_is_reached() {
        Browser vera = vera();
        Browser.Page old = vera.open(page + "/groups");
        vera.submit(old, SALES + " form", Map.of("role", "Account Manager"));

        Browser.Page late = vera.submit(old, SALES + " form", Map.of("role", "Admin"));
        vera.submit(late, SALES + " form", Map.of("role", "Viewer"));
        JsonNode herself = keycloak.admin()
                .get("/demo/users?exact=true&username=" + Http.encoded(DemoCompany.VENDORS_OWN))
                .json();
        Map<String, String> ofNoDirectory = Map.of("person", herself.at("/0/id").asText(), "role", "Viewer");
        Browser.Page users = vera.submit(vera.open(page), "form[action$=/role]", ofNoDirectory);

        assertThat(late.html().select(".notice.refused")).hasSize(1);
        assertThat(chosen(late, SALES)).isEqualTo("Account Manager");
        assertThat(users.html().select(".notice.refused")).hasSize(1);
    }

    private String role(String email) {
        return customer(email)
                .open(keycloak.environment().appUrl() + "/")
                .html()
                .select("#role")
                .text();
    }
}
