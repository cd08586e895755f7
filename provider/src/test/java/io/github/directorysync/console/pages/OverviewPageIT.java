package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory at a glance: what to do next, pause and resume, delete. */
@WithKeycloak
class OverviewPageIT extends ConsoleScenario {

    OverviewPageIT(KeycloakServer keycloak) {
        super(keycloak, "console-overview");
    }

    @Test
    void it_says_what_to_do_next_and_notices_by_itself_when_the_identity_provider_begins_to_send() {
        realm.create("new");
        try (Visitor visitor = administratorAt("/directories/new")) {
            Locator next = visitor.page().getByLabel("What to do next");
            assertThat(next).containsText("Connect the identity provider");
            assertThat(visitor.link("Set it up myself")).isVisible();
            visitor.assertFlawless();

            Http scim = realm.scim("new", realm.token("new"));
            String ann = user(scim, "ann@new.example");
            scim.post("/Groups", Map.of("displayName", "Staff", "members", List.of(Map.of("value", ann))))
                    .ok();

            assertThat(next).containsText("1 group is mapped to no role");
            assertThat(visitor.page().locator(".page-title")).containsText("Active");
            visitor.assertFlawless();
            visitor.picture("overview");
            visitor.link("Map groups").click();
            assertThat(visitor.page())
                    .hasURL(console("master") + "#/" + realm.name() + "/directories/new/groups?unmapped=true");
        }
    }

    @Test
    void by_keyboard_alone_it_is_paused_so_that_nothing_is_taken_and_resumed_again() {
        realm.create("paused");
        Http scim = realm.scim("paused", realm.token("paused"));
        user(scim, "ann@paused.example");
        try (Visitor visitor =
                administratorAt("/directories/paused", options -> options.setColorScheme(ColorScheme.DARK))) {
            assertThat(visitor.button("Pause")).isVisible();
            visitor.tabTo("Pause");
            visitor.press("Enter");
            assertThat(visitor.dialog()).containsText("Nobody loses access");
            visitor.tabTo("Pause");
            visitor.assertFlawless();
            visitor.press("Enter");

            assertThat(visitor.button("Resume")).isVisible();
            assertThat(visitor.page().locator(".page-title")).containsText("Paused");
            assertThat(scim.post("/Users", Map.of("userName", "bob@paused.example"))
                            .status())
                    .isGreaterThanOrEqualTo(400);
            visitor.assertFlawless();
            visitor.picture("overview-paused-dark");

            visitor.tabTo("Resume");
            visitor.press("Enter");
            assertThat(visitor.page().locator(".toasts")).containsText("may send again");
            user(scim, "bob@paused.example");
        }
    }

    @Test
    void before_it_is_deleted_it_is_counted_who_loses_access_and_its_alias_has_to_be_typed() {
        realm.create("leaving");
        Http scim = realm.scim("leaving", realm.token("leaving"));
        String ann = user(scim, "ann@leaving.example");
        user(scim, "bob@leaving.example");
        try (Visitor visitor = administratorAt("/directories/leaving")) {
            visitor.button("Delete directory").click();
            assertThat(visitor.dialog()).containsText("2 people keep their accounts.");
            visitor.dialog()
                    .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Their accounts are gone"))
                    .check();
            assertThat(visitor.dialog()).containsText("2 accounts are deleted.");
            assertThat(visitor.dialog()).containsText("ann@leaving.example");
            Locator delete = visitor.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete directory"));
            assertThat(delete).isDisabled();
            visitor.assertFlawless();
            visitor.picture("delete-directory");

            visitor.field("Type leaving to confirm").fill("leaving");
            visitor.press("Enter");
            assertThat(visitor.page().locator(".toasts")).containsText("leaving has been deleted");
            assertThat(visitor.heading("Directories")).isVisible();
        }
        CustomerRealm.eventually(
                () -> keycloak.admin().get("/" + realm.name() + "/users/" + ann).status() == 404);
        CustomerRealm.eventually(() -> realm.api().get("/directories/leaving").status() == 404);
    }

    private static String user(Http scim, String name) {
        return scim.post("/Users", Map.of("userName", name)).createdId();
    }
}
