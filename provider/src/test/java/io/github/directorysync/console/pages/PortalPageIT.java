package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The customer's way from the link to a directory that is live, while its identity provider sends. */
@WithKeycloak
class PortalPageIT extends PortalScenario {

    private static final String LONG = "Engineering ".repeat(16) + "and more";
    private static final String RIGHT_TO_LEFT = "الدعم الفني";

    PortalPageIT(KeycloakServer keycloak) {
        super(keycloak, "portal-page");
    }

    @Test
    void a_customer_goes_from_the_link_to_live() {
        JsonNode link = directoryWithLink("acme", "generic");
        try (Visitor holder = holderOf(link)) {
            chooses(holder);
            String token = connects(holder);
            Http scim = realm.scim("acme", token);
            String group = sees(holder, scim);
            decides(holder, link);
            mapsGroups(holder, group);
            finishes(holder, link);
            tellsNobody(holder, Invited.secret(link), token);

            holder.button("Close the set-up").click();
            assertThat(holder.heading("You have closed the set-up")).isVisible();
            holder.page().reload();
            assertThat(holder.heading("Open your set-up link")).isVisible();
            holder.assertFlawless();
        }
    }

    private void chooses(Visitor holder) {
        assertThat(holder.heading("Which identity provider do you use?")).isVisible();
        assertThat(holder.page()).hasURL(portal(realm.name()));
        holder.assertFlawless();
        holder.picture("portal-choose");
        holder.page().locator("input[value=okta]").check();
        holder.button("Continue").click();
        assertThat(holder.heading("Connect Okta")).isVisible();
    }

    /** The token, which is shown once. */
    private String connects(Visitor holder) {
        assertThat(toCopy(holder, "SCIM connector base URL")).containsText("/directories/acme/scim/v2");
        assertThat(holder.page().getByText("Waiting for Okta to call…")).isVisible();
        holder.button("Create token").click();
        assertThat(toCopy(holder, "Authorization")).isVisible();
        String token = toCopy(holder, "Authorization").textContent();

        realm.scim("acme", token).get("/Users?count=1").ok();
        assertThat(holder.page().getByText("Okta has called, and was let in")).isVisible();
        holder.assertFlawless();
        holder.picture("portal-connect");

        holder.page().reload();
        assertThat(holder.heading("Connect Okta")).isVisible();
        assertThat(holder.page().getByText("it cannot be shown again")).isVisible();
        assertThat(holder.page().content()).doesNotContain(token);
        holder.button("Continue").click();
        assertThat(holder.heading("Let Okta send people and groups")).isVisible();
        holder.assertFlawless();
        holder.button("Continue").click();
        return token;
    }

    /** The group of Ann and Ben. */
    private String sees(Visitor holder, Http scim) {
        assertThat(holder.heading("First sync")).isVisible();
        assertThat(arrived(holder, 1)).hasText("0");
        String ann = push(scim, "ann@acme.example", "Engineer");
        assertThat(arrived(holder, 1)).hasText("1");
        String ben = push(scim, "ben@acme.example", "Writer");
        push(scim, "cem@acme.example", "Cook");
        String group = pushGroup(scim, LONG, List.of(ann, ben));
        pushGroup(scim, RIGHT_TO_LEFT, List.of(ann));
        assertThat(arrived(holder, 1)).hasText("3");
        assertThat(arrived(holder, 2)).hasText("2");
        assertThat(holder.page().getByText("Okta is sending")).isVisible();
        holder.assertFlawless();
        holder.picture("portal-first-sync");
        holder.button("Continue").click();
        return group;
    }

    private void decides(Visitor holder, JsonNode link) {
        assertThat(holder.heading("What may happen by itself?")).isVisible();
        holder.page().getByText("Take over changes").click();
        holder.assertFlawless();
        holder.button("Save and continue").click();

        assertThat(holder.heading("Which attributes fill which?")).isVisible();
        assertThat(holder.page().getByText("What Okta really sends")).isVisible();
        holder.field("jobTitle").selectOption("title");
        holder.assertFlawless();
        holder.picture("portal-attributes");
        holder.button("Save and continue").click();
        assertThat(holder.heading("Which group has which role?")).isVisible();

        Http portal = invited.enter(link);
        assertThat(portal.get("/directory").ok().json().path("importChanges").asBoolean(true))
                .isFalse();
        assertThat(portal.get("/mapping").ok().json().at("/mapping/jobTitle").asText())
                .isEqualTo("title");
    }

    private void mapsGroups(Visitor holder, String group) {
        assertThat(holder.row(RIGHT_TO_LEFT)).containsText("1 person");
        var role = holder.row(LONG).getByRole(AriaRole.COMBOBOX);
        assertThat(role).not().containsText("Owner");
        role.selectOption("Editor");
        holder.assertFlawless();
        holder.button("Review 1 change").click();

        assertThat(holder.dialog()).containsText("Change the role of 1 group");
        assertThat(holder.dialog().locator("dd").first()).hasText("2");
        holder.assertFlawless();
        holder.picture("portal-groups-review");
        assertThat(invited.mapped(group)).isEmpty();
        holder.button("Save roles").click();
        assertThat(holder.dialog()).not().isVisible();
        assertThat(invited.mapped(group)).containsExactly("Editor");
        holder.button("Continue").click();
    }

    private void finishes(Visitor holder, JsonNode link) {
        assertThat(holder.heading("Who should be told?")).isVisible();
        holder.field("E-mail addresses").fill("it@acme.example\nhelp@acme.example");
        holder.assertFlawless();
        holder.button("Save and continue").click();

        assertThat(holder.heading("Your directory is connected")).isVisible();
        assertThat(holder.page().getByText("Okta has sent 3 people and 2 groups so far."))
                .isVisible();
        holder.assertFlawless();
        holder.picture("portal-done");
        JsonNode directory = invited.enter(link).get("/directory").ok().json();
        assertThat(directory.path("contacts")).hasSize(2);
    }

    /** Neither the link nor the token is anywhere where others could find it. */
    private static void tellsNobody(Visitor holder, String secret, String token) {
        assertThat(holder.requested())
                .noneMatch(url -> url.contains(token))
                .noneMatch(url -> url.replaceFirst("#.*", "").contains(secret));
        Object stored =
                holder.page().evaluate("() => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})");
        assertThat(String.valueOf(stored)).doesNotContain(secret, token);
        assertThat(holder.context().cookies()).isEmpty();
    }
}
