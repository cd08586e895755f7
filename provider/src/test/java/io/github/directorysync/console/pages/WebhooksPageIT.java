package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.console.events.WebhookReceiver;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The endpoints of the vendor's app: added, tested, mended and taken away by an administrator. */
@WithKeycloak
class WebhooksPageIT extends ConsoleScenario {

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final Http scim;

    WebhooksPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-webhooks");
        realm.create("acme");
        scim = realm.scim("acme", realm.token("acme"));
    }

    @AfterAll
    void closed() {
        receiver.close();
    }

    @Test
    void by_keyboard_alone_an_endpoint_is_added_its_secret_shown_once_and_a_test_message_is_taken() {
        try (Visitor visitor = administratorAt("/webhooks")) {
            assertThat(visitor.page().getByText("No endpoint yet")).isVisible();
            visitor.assertFlawless();
            visitor.picture("webhooks-none");
            visitor.tabTo("Add endpoint");
            visitor.press("Enter");
            visitor.page().keyboard().type("nowhere");
            visitor.tabTo("Add endpoint");
            visitor.press("Enter");
            assertThat(visitor.page().locator("[aria-invalid]")).hasCount(1);
            visitor.field("Address").fill(receiver.url());
            visitor.field("Name").focus();
            visitor.page().keyboard().type("The app");
            visitor.tabTo("All events");
            visitor.press("Space");
            visitor.assertFlawless("status of 400");
            visitor.picture("webhooks-add");
            visitor.page().getByText("Person created").click();
            visitor.tabTo("Add endpoint");
            visitor.press("Enter");

            assertThat(visitor.dialog()).containsText("Endpoint added");
            String secret = visitor.dialog().locator("output").textContent();
            assertThat(secret).startsWith("whsec_");
            receiver.knows(secret);
            visitor.assertFlawless("status of 400");
            visitor.picture("webhooks-secret");
            visitor.press("Escape");
            assertThat(visitor.dialog()).isVisible();
            visitor.tabTo("I have copied it");
            visitor.press("Enter");
            assertThat(visitor.heading("The app")).isFocused();
            visitor.tabTo("Send test message");
            visitor.press("Enter");
            assertThat(visitor.page().getByText("took it and answered 204")).isVisible();
            assertThat(receiver.types()).contains("directory.webhook.test");
            assertThat(visitor.page().content()).doesNotContain(secret);
            visitor.picture("webhook-tested");
            realm.api()
                    .get("/webhooks")
                    .ok()
                    .json()
                    .path("items")
                    .forEach(one ->
                            realm.api().delete("/webhooks/" + one.path("id").asText()));
        }
    }

    @Test
    void a_failing_endpoint_says_so_its_dead_letters_are_sent_again_its_secret_is_rotated_and_it_is_deleted() {
        JsonNode endpoint = realm.api()
                .post(
                        "/webhooks",
                        Map.of(
                                "url",
                                receiver.url(),
                                "description",
                                "Trust Center",
                                "types",
                                List.of("directory.user.created")))
                .ok()
                .json();
        String path = "/webhooks/" + endpoint.path("id").asText();
        receiver.knows(endpoint.path("secret").asText());
        receiver.answers(attempt -> 500);
        people("ann", "bob");
        CustomerRealm.eventually(
                () -> realm.api().get(path).json().at("/state/dead").asInt() == 2);
        try (Visitor visitor = administratorAt("/webhooks", options -> options.setColorScheme(ColorScheme.DARK))) {
            assertThat(visitor.row("Trust Center")).containsText("Failing");
            assertThat(visitor.row("Trust Center")).containsText("2 messages were never taken");
            visitor.assertFlawless();
            visitor.picture("webhooks-dark");
            visitor.link("Trust Center").click();
            assertThat(visitor.row("Person created")).hasCount(2);
            visitor.assertFlawless();
            visitor.picture("webhook-failing-dark");

            visitor.page().setViewportSize(390, 844);
            visitor.assertFlawless();
            visitor.picture("webhook-phone");
            visitor.page().setViewportSize(1280, 900);
            receiver.answers(attempt -> 204);
            visitor.button("Send again").first().click();
            assertThat(visitor.row("Person created")).hasCount(1);
            visitor.button("Send all again").click();
            assertThat(visitor.page().getByText("Nothing was given up.")).isVisible();
            CustomerRealm.eventually(() -> receiver.types().stream()
                            .filter("directory.user.created"::equals)
                            .count()
                    == 2);

            visitor.button("Rotate secret").click();
            visitor.dialog().getByRole(AriaRole.BUTTON).last().click();
            String next = visitor.dialog().locator("output").textContent();
            assertThat(next)
                    .startsWith("whsec_")
                    .isNotEqualTo(endpoint.path("secret").asText());
            visitor.button("I have copied it").click();
            receiver.answers(attempt -> 410);
            people("cleo");
            visitor.button("Enable again").waitFor();
            assertThat(visitor.page().getByText("answered 410").first()).isVisible();
            visitor.assertFlawless();
            visitor.picture("webhook-disabled-dark");
            receiver.answers(attempt -> 204);
            visitor.button("Enable again").click();
            assertThat(visitor.button("Switch off")).isVisible();

            visitor.button("Delete endpoint").click();
            assertThat(visitor.dialog()).containsText("Delete Trust Center");
            visitor.dialog().getByText("Delete endpoint").click();
            assertThat(visitor.heading("Webhooks")).isVisible();
            assertThat(realm.api().get(path).status()).isEqualTo(404);
        }
    }

    private void people(String... names) {
        for (String name : names) {
            scim.post("/Users", Map.of("userName", name + "@acme.example", "active", true))
                    .ok();
        }
    }
}
