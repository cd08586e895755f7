package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a customer reads when something went wrong at their identity provider: what it is, and what to do. */
@WithKeycloak
class PortalDiagnosisIT extends PortalScenario {

    PortalDiagnosisIT(KeycloakServer keycloak) {
        super(keycloak, "portal-diagnosis");
    }

    @Test
    void whoever_sent_people_but_no_groups_reads_where_groups_are_pushed() {
        JsonNode link = directoryWithLink("globex", "okta");
        Http scim = realm.scim("globex", realm.token("globex"));
        push(scim, "ann@globex.example", "Engineer");
        try (Visitor holder = holderOf(link, options -> options.setColorScheme(ColorScheme.DARK))) {
            assertThat(holder.heading("First sync")).isVisible();
            assertThat(holder.page().getByText("One person has arrived")).isVisible();
            assertThat(holder.page().getByText("No groups yet")).isVisible();
            assertThat(holder.page().getByText("Groups are sent by the")).containsText("Push Groups tab only");
            holder.assertFlawless();
            holder.picture("portal-no-groups-dark");

            push(scim, "ben@globex.example", "Writer");
            pushGroup(scim, "Engineering", List.of());
            assertThat(arrived(holder, 2)).hasText("1");
            assertThat(holder.page().getByText("No groups yet")).hasCount(0);
            assertThat(holder.page().getByText("One person has arrived")).hasCount(0);
        }
    }

    @Test
    void a_request_that_was_refused_is_shown_with_what_to_do() {
        JsonNode link = directoryWithLink("initech", "okta");
        Http scim = realm.scim("initech", realm.token("initech"));
        assertThat(scim.post("/Users", "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}")
                        .status())
                .isEqualTo(400);
        try (Visitor holder = holderOf(link)) {
            holder.link("First sync").click();
            assertThat(alert(holder)).containsText("The last request was refused");
            holder.page().getByText("What was refused last (1)").click();
            assertThat(holder.page().locator(".refused li")).containsText("Create a person");
            holder.assertFlawless();

            push(scim, "ann@initech.example", "Writer");
            assertThat(holder.page().getByText("One person has arrived")).isVisible();
            assertThat(holder.page().getByText("The last request was refused")).hasCount(0);
        }
    }

    private static Locator alert(Visitor holder) {
        return holder.page().getByRole(AriaRole.ALERT);
    }
}
