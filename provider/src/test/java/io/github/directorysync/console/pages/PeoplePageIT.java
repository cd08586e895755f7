package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everybody of a directory, and why somebody has their role. */
@WithKeycloak
class PeoplePageIT extends ConsoleScenario {

    private final Invited shop;
    private final String ann;

    PeoplePageIT(KeycloakServer keycloak) {
        super(keycloak, "console-people");
        shop = Invited.in(realm);
        realm.create("acme");
        Http scim = realm.scim("acme", realm.token("acme"));
        ann = scim.post("/Users", Map.of("userName", "ann@acme.example")).createdId();
        scim.post("/Users", Map.of("userName", "bob@acme.example", "active", false))
                .ok();
        String readers = scim.post(
                        "/Groups", Map.of("displayName", "Readers", "members", List.of(Map.of("value", ann))))
                .createdId();
        shop.map(readers, "Reader");
        realm.create("other");
        realm.scim("other", realm.token("other"))
                .post("/Users", Map.of("userName", "eve@other.example"))
                .ok();
    }

    @Test
    void the_list_has_everybody_of_this_directory_and_nobody_else_and_what_is_shown_can_be_downloaded()
            throws IOException {
        try (Visitor visitor =
                administratorAt("/directories/acme/people", options -> options.setColorScheme(ColorScheme.DARK))) {
            assertThat(visitor.row("ann@acme.example")).containsText("Reader");
            assertThat(visitor.row("bob@acme.example")).containsText("Inactive in the directory");
            assertThat(visitor.page().getByText("2 people")).isVisible();
            visitor.assertFlawless();
            visitor.picture("people-dark");

            visitor.page().getByLabel("Whether the account can be used").selectOption("Can sign in");
            assertThat(visitor.row("bob@acme.example")).hasCount(0);
            assertThat(visitor.row("ann@acme.example")).isVisible();
            Download csv = visitor.page()
                    .waitForDownload(() -> visitor.button("Download CSV").click());

            assertThat(csv.suggestedFilename()).isEqualTo("acme-people.csv");
            assertThat(Files.readString(csv.path()))
                    .contains("ann@acme.example", "Reader")
                    .doesNotContain("bob@", "eve@");
        }
    }

    @Test
    void by_keyboard_alone_somebody_is_given_a_role_after_it_was_said_what_that_changes() {
        try (Visitor visitor = administratorAt("/directories/acme/people/" + ann)) {
            assertThat(visitor.page().locator(".why")).containsText("because the group acme › Readers is mapped to it");
            visitor.assertFlawless();
            visitor.picture("person");
            visitor.tabTo("Choose a role");
            visitor.press("Enter");
            assertThat(visitor.page().locator(".role-choice")).isVisible();
            visitor.page().getByLabel("Editor").focus();
            visitor.press("Space");
            assertThat(visitor.page().locator(".selector-preview")).containsText("Reader becomes Editor.");
            assertThat(role()).isEqualTo("Reader");
            visitor.tabTo("Reason");
            visitor.page().keyboard().type("Stands in for Bob");
            visitor.assertFlawless();
            visitor.picture("role-selector");
            visitor.tabTo("Give Editor");
            visitor.press("Enter");

            assertThat(visitor.page().locator(".why")).containsText("because an administrator has chosen it");
            assertThat(visitor.page().locator(".selector")).containsText("Stands in for Bob");
            assertThat(role()).isEqualTo("Editor");
            visitor.assertFlawless();
        }
    }

    @Test
    void a_person_of_another_directory_is_not_shown_under_the_address_of_this_one() {
        String eve = realm.api()
                .get("/directories/other/people")
                .ok()
                .json()
                .at("/items/0/id")
                .asText();
        try (Visitor visitor = administratorAt("/directories/acme/people/" + eve)) {
            assertThat(visitor.page().getByText("The person could not be loaded"))
                    .isVisible();
            assertThat(visitor.page().locator("main")).not().containsText("eve@");
            visitor.assertFlawless("status of 404");
        }
    }

    private String role() {
        JsonNode apps =
                realm.api().get("/directories/acme/people/" + ann).ok().json().at("/apps/items");
        for (JsonNode app : apps) {
            if (app.path("id").asText().equals(shop.app())) {
                return app.path("role").asText();
            }
        }
        return "";
    }
}
