package io.github.directorysync.login;

import static io.github.directorysync.login.Employees.REFUSED;
import static io.github.directorysync.login.Employees.patch;
import static io.github.directorysync.login.Employees.pushed;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** People are renamed at their identity provider and over SCIM, one before the other, in a realm with Keycloak's own flows. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RenameLagOnPostgresIT {

    private final SamlRealm realm;
    private final Employees employees;
    private TestDirectory acme;

    RenameLagOnPostgresIT(OnPostgres server) {
        KeycloakServer keycloak = server.keycloak();
        realm = SamlRealm.fresh(keycloak, "rename-lag", 1);
        employees = new Employees(realm, PROVIDER);
        acme = TestDirectory.in(
                keycloak,
                realm.name(),
                Map.of("identity-provider", List.of(PROVIDER), "verified-domains", List.of("acme.test")));
    }

    @AfterEach
    void nobody_is_left() {
        acme.scim()
                .get("/Users")
                .json()
                .findValuesAsText("id")
                .forEach(id -> acme.scim().delete("/Users/" + id));
        employees.accounts("").forEach(id -> realm.admin().delete("/" + realm.name() + "/users/" + id));
    }

    @AfterAll
    void gone() {
        realm.close();
    }

    @Test
    void somebody_renamed_at_the_identity_provider_first_is_found_by_their_externalid() {
        String ann = pushed(acme, "ann.old@acme.test", "00u1", "ann.old@acme.test");

        assertThat(employees.signIn("ann.new@acme.test", Map.of("externalId", "00u1")))
                .isEqualTo(ann);

        patch(acme, ann, "userName", "ann.new@acme.test").ok();
        assertThat(employees.signIn("ann.new@acme.test")).isEqualTo(ann);
        assertThat(employees.accounts("ann.")).containsExactly(ann);
    }

    @Test
    void somebody_renamed_at_the_identity_provider_first_is_found_by_their_e_mail_in_a_verified_domain() {
        String bea = pushed(acme, "bea.old", "00u2", "Bea@Acme.Test");
        String carl = pushed(acme, "carl.old", "00u3", "carl@elsewhere.test");

        assertThat(employees.signIn("bea.new", Map.of("urn:oid:1.2.840.113549.1.9.1", "bEA@acme.test")))
                .isEqualTo(bea);
        assertThat(employees.signIn("carl.new", Map.of("urn:oid:1.2.840.113549.1.9.1", "carl@elsewhere.test")))
                .isNotEqualTo(carl);
    }

    @Test
    void no_sign_in_by_another_nameid_takes_the_account_of_who_administers_keycloak() {
        String kai = pushed(acme, "kai.old", "00u13", "kai@acme.test");
        employees.give(kai, "realm-management", "realm-admin");

        assertThat(employees.signIn("kai.new", Map.of("urn:oid:1.2.840.113549.1.9.1", "kai@acme.test")))
                .isNotEqualTo(kai);
        assertThat(realm.links(kai)).containsExactly("kai.old");
        assertThat(employees.signIn("kai.old")).isEqualTo(kai);
    }

    @Test
    void an_e_mail_that_somebody_else_has_by_now_opens_no_account() {
        String dan = pushed(acme, "dan", "00u4", "dan@acme.test");

        // Another externalId is another person, whatever the e-mail address; and so is another opaque NameID.
        assertThat(employees.signIn(
                        "dan.other", Map.of("externalId", "00u5", "urn:oid:1.2.840.113549.1.9.1", "dan@acme.test")))
                .isNotEqualTo(dan);
        realm.link(dan, PROVIDER, "G-4711-opaque");
        assertThat(employees.signIn("G-4712-opaque", Map.of("urn:oid:1.2.840.113549.1.9.1", "dan@acme.test")))
                .isNotEqualTo(dan);
        assertThat(employees.signIn("G-4711-opaque")).isEqualTo(dan);
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
    void who_is_renamed_over_scim_first_is_still_found_by_their_former_nameid_until_somebody_else_has_it() {
        String fay = pushed(acme, "fay.old@acme.test", "00u7", "fay.old@acme.test");
        patch(acme, fay, "userName", "fay.new@acme.test").ok();
        patch(acme, fay, "emails", List.of(Map.of("value", "fay.new@acme.test")))
                .ok();

        assertThat(employees.signIn("fay.old@acme.test")).isEqualTo(fay);

        String other = pushed(acme, "fay.old@acme.test", "00u8", "fay.second@acme.test");
        assertThat(employees.signIn("fay.old@acme.test")).isEqualTo(other);
        assertThat(employees.signIn("fay.new@acme.test")).isEqualTo(fay);
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

    @Test
    void whoever_is_suspended_does_not_come_in_under_a_new_name() {
        String hal = pushed(acme, "hal.old@acme.test", "00u10", "hal.old@acme.test");
        patch(acme, hal, "active", false).ok();

        assertThat(employees.signIn("hal.new@acme.test", Map.of("externalId", "00u10")))
                .isEqualTo(REFUSED);

        assertThat(employees.accounts("hal.")).containsExactly(hal);
        assertThat(realm.links(hal)).containsExactly("hal.old@acme.test");
    }
}
