package io.github.directorysync.login;

import static io.github.directorysync.login.Employees.REFUSED;
import static io.github.directorysync.login.Employees.patch;
import static io.github.directorysync.login.Employees.pushed;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Second accounts that a sign-in under a new name made become one with the first, or wait for an administrator. */
@ExtendWith(OnPostgres.Shared.class)
final class SecondAccountsOnPostgresIT extends RenameLagScenario {

    SecondAccountsOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "second-accounts");
    }

    @Test
    void who_signed_in_before_scim_renamed_them_is_one_person_afterwards_with_all_that_they_were_given() {
        String eve = pushed(acme, "eve.old@acme.test", "00u6", "eve.old@acme.test");
        employees.give(eve, "view-profile");
        Browser browser = new Browser();
        Browser.Page there = employees.visit(browser, "eve.new@acme.test", Map.of());
        Employees.Tokens session = employees.tokens(there);
        String ghost = session.account();
        employees.give(ghost, "manage-consent");
        assertThat(ghost).isNotIn(eve, REFUSED);

        JsonNode renamed = acme.scim()
                .put(
                        "/Users/" + eve,
                        Map.of(
                                "userName",
                                "eve.new@acme.test",
                                "externalId",
                                "00u6",
                                "name",
                                Map.of("givenName", "Eve", "familyName", "New"),
                                "emails",
                                List.of(Map.of("value", "eve.new@acme.test", "primary", true))))
                .ok()
                .json();

        assertThat(renamed.path("userName").asText()).isEqualTo("eve.new@acme.test");
        assertThat(employees.accounts("eve.")).containsExactly(eve);
        assertThat(employees.roles(eve)).contains("view-profile", "manage-consent");
        assertThat(employees.refreshed(session).status()).isEqualTo(400);
        assertThat(employees.signIn("eve.new@acme.test")).isEqualTo(eve);
        patch(acme, eve, "active", false).ok();
        assertThat(employees.signIn("eve.new@acme.test")).isEqualTo(REFUSED);
    }

    @Test
    void a_second_account_that_may_be_somebody_elses_waits_for_an_administrator_who_makes_them_one_with_one_click() {
        String gus = pushed(acme, "gus.old@acme.test", "00u9", "gus.old@acme.test");
        String ghost = employees.signIn("gus.new@acme.test");
        realm.admin()
                .put("/" + realm.name() + "/users/" + ghost, Map.of("enabled", false))
                .ok();

        assertThat(patch(acme, gus, "userName", "gus.new@acme.test").status()).isEqualTo(409);

        String reviews = "/directories/" + acme.alias() + "/reviews";
        JsonNode review = realm.api().get(reviews).ok().json().at("/items/0");
        assertThat(review.path("reason").asText()).isEqualTo("disabled");
        realm.api()
                .post(reviews + "/" + review.path("id").asText() + "/link", Map.of())
                .ok();
        assertThat(employees.signIn("gus.new@acme.test")).isEqualTo(gus);
        assertThat(employees.accounts("gus.")).containsExactly(gus);
        assertThat(acme.scim().get("/Users/" + gus).json().path("userName").asText())
                .isEqualTo("gus.new@acme.test");
    }

    @Test
    void a_second_account_of_before_becomes_theirs_at_the_sign_in_that_says_whose_it_is() {
        String joe = pushed(acme, "joe.old@acme.test", "00u11", "joe.old@acme.test");
        assertThat(employees.signIn("joe.new@acme.test")).isNotEqualTo(joe);

        assertThat(employees.signIn("joe.new@acme.test", Map.of("externalId", "00u11")))
                .isEqualTo(joe);

        assertThat(employees.accounts("joe.")).containsExactly(joe);
        patch(acme, joe, "userName", "joe.new@acme.test").ok();
        assertThat(employees.signIn("joe.new@acme.test")).isEqualTo(joe);
    }

    @Test
    void whoever_typed_the_new_name_of_somebody_else_neither_gets_their_account_nor_loses_their_own() {
        String ivy = pushed(acme, "ivy.old@acme.test", "00u12", "ivy.old@acme.test");
        Browser browser = new Browser();
        Browser.Page asked = browser.open(realm.signInUrl() + "&kc_idp_hint=" + PROVIDER);
        Browser.Page review = browser.submit(realm.elsewhere(PROVIDER).signedIn(asked, "mallory"), Map.of());
        String mallory = employees.account(browser.submit(
                review,
                Map.of(
                        "username",
                        "ivy.new@acme.test",
                        "email",
                        "m@acme.test",
                        "firstName",
                        "Mal",
                        "lastName",
                        "Lory")));

        assertThat(patch(acme, ivy, "userName", "ivy.new@acme.test").status()).isEqualTo(409);

        String reviews = "/directories/" + acme.alias() + "/reviews";
        JsonNode open = realm.api().get(reviews + "?state=open").ok().json().at("/items/0");
        assertThat(open.path("reason").asText()).isEqualTo("other-name-id");
        assertThat(open.path("user").asText()).isEqualTo(ivy);
        assertThat(realm.api()
                        .post(reviews + "/" + open.path("id").asText() + "/link", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(employees.signIn("mallory")).isEqualTo(mallory).isNotEqualTo(ivy);
        assertThat(employees.signIn("ivy.old@acme.test")).isEqualTo(ivy);
    }
}
