package io.github.directorysync.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.ManyRows;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Visitor;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many people and groups, and people with odd names among them, are worked with as a few are: 20,000 people, since a role for
 * all of them takes a while, or as many as {@code -Dlarge.people=100000} says.
 */
@ExtendWith(OnPostgres.Shared.class)
class LargeDirectoryPageIT extends ConsoleScenario {

    private static final int PEOPLE = Integer.getInteger("large.people", 20_000);
    private static final String EVERYBODY = "Everybody";
    private static final String LONG = "Maria ".repeat(33).strip();
    private static final String FROM_RIGHT = "\u05de\u05e8\u05d9\u05dd";

    private final Invited shop;
    private final TestDirectory directory;
    private final ManyRows rows;

    LargeDirectoryPageIT(OnPostgres server) {
        super(server.keycloak(), "console-large");
        shop = Invited.in(realm);
        directory = TestDirectory.in(keycloak, realm.name());
        rows = new ManyRows(server.postgres(), directory, PEOPLE);
    }

    @BeforeAll
    void insert() {
        rows.insert();
        rows.join(directory.group(EVERYBODY));
        named("long@acme.example", LONG, "Z.");
        named("right@acme.example", FROM_RIGHT, "\u05db\u05d4\u05df");
    }

    private void named(String userName, String givenName, String familyName) {
        directory.user(Map.of("userName", userName, "name", Map.of("givenName", givenName, "familyName", familyName)));
    }

    @AfterAll
    void gone() {
        rows.delete();
    }

    @Test
    void somebody_is_found_among_all_people_and_the_last_page_is_as_near_as_the_first() {
        try (Visitor visitor = administratorAt("/directories/" + directory.alias() + "/people")) {
            assertThat(visitor.page().getByText(count(PEOPLE + 2) + " people")).isVisible();
            assertThat(visitor.row("long@acme.example")).containsText(LONG);
            assertThat(visitor.row("right@acme.example")).containsText(FROM_RIGHT);
            visitor.assertFlawless();
            visitor.picture("people-many");
            visitor.button("Next page").click();
            assertThat(visitor.page().getByText("26–50 of " + count(PEOPLE + 2)))
                    .isVisible();

            Locator search = visitor.page().getByRole(AriaRole.SEARCHBOX);
            search.fill("user17777");
            assertThat(visitor.page().getByText("1 person")).isVisible();
            visitor.link("Given Family17777").click();
            assertThat(visitor.page().locator(".why")).isVisible();
            visitor.assertFlawless();
        }
        try (Visitor visitor = administratorAt("/directories/" + directory.alias() + "/people?first=" + PEOPLE)) {
            assertThat(visitor.page()
                            .getByText(count(PEOPLE + 1) + "–" + count(PEOPLE + 2) + " of " + count(PEOPLE + 2)))
                    .isVisible();
            assertThat(visitor.row("user" + "9".repeat(String.valueOf(PEOPLE).length() - 1)))
                    .isVisible();
            visitor.assertFlawless();
        }
    }

    @Test
    void whom_a_mapping_of_everybody_changes_is_said_before_it_is_saved() {
        try (Visitor visitor = administratorAt("/directories/" + directory.alias() + "/groups")) {
            assertThat(visitor.page().getByText(count(rows.groups() + 2) + " groups"))
                    .isVisible();
            visitor.assertFlawless();
            visitor.picture("groups-many");
            visitor.page().getByRole(AriaRole.SEARCHBOX).fill(EVERYBODY);
            assertThat(visitor.row(EVERYBODY)).containsText(count(PEOPLE));
            visitor.field("Role of " + EVERYBODY).selectOption("Reader");
            visitor.button("Preview changes").click();

            assertThat(visitor.dialog()).containsText(count(PEOPLE));
            assertThat(visitor.dialog().locator(".effects")).containsText("gain");
            visitor.assertFlawless();
            visitor.picture("preview-many");
            visitor.button("Save mapping").click();
            assertThat(visitor.page().locator(".toasts")).containsText("1 group is mapped anew");
        }
        try (Visitor visitor = administratorAt("/directories/" + directory.alias() + "/people?role=Reader")) {
            assertThat(visitor.page().getByText(count(PEOPLE) + " people")).isVisible();
            visitor.assertFlawless();
        }
        everyOtherPageIsThere();
    }

    private void everyOtherPageIsThere() {
        try (Visitor visitor = administratorAt("/roles/" + shop.app())) {
            assertThat(visitor.page().locator(".rung").first()).containsText("Owner");
            visitor.assertFlawless();
        }
        try (Visitor visitor = administratorAt("/directories/" + directory.alias())) {
            assertThat(visitor.page().getByText(count(PEOPLE + 2)).first()).isVisible();
            visitor.assertFlawless();
            visitor.picture("overview-many");
        }
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
