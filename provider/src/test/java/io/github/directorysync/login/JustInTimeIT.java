package io.github.directorysync.login;

import static io.github.directorysync.login.Employees.REFUSED;
import static io.github.directorysync.login.Employees.pushed;
import static io.github.directorysync.login.SamlRealm.OTHER;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDatabase;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who comes in at a directory's identity provider: in which letter case, and whether they have to be provisioned. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JustInTimeIT {

    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

    private final SamlRealm realm;
    private final KeycloakServer keycloak;
    private final Employees employees;

    JustInTimeIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = SamlRealm.in(keycloak, "just-in-time", 1);
        realm.admin()
                .put("/" + realm.name() + "/events/config", Map.of("eventsEnabled", true))
                .ok();
        employees = new Employees(realm, PROVIDER);
    }

    @AfterAll
    void gone() {
        realm.close();
    }

    private TestDirectory directory(Map<String, List<String>> settings) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("identity-provider", List.of(PROVIDER));
        return TestDirectory.in(keycloak, realm.name(), all);
    }

    @Test
    void a_user_name_or_an_e_mail_is_somebodys_nameid_in_any_letter_case() {
        for (String nameId : List.of("userName", "email")) {
            try (TestDirectory acme = directory(Map.of("name-id", List.of(nameId), "enforce-saml", List.of("true")))) {
                String ian = pushed(acme, "Ian@Acme.Test", "i1", "Ian@Acme.Test");

                assertThat(employees.signIn("ian@acme.test")).as(nameId).isEqualTo(ian);
                assertThat(employees.signIn("IAN@ACME.TEST")).as(nameId).isEqualTo(ian);
                Employees.patch(acme, ian, "title", "Boss").ok();
                assertThat(employees.signIn("Ian@Acme.Test")).as(nameId).isEqualTo(ian);
                if (TestDatabase.comparesExactly()) {
                    // Letters that are alike in one case only.
                    assertThat(employees.signIn("\u0130an@acme.test")).isNotEqualTo(ian);
                }
            }
        }
    }

    /** Keycloak itself finds the link of an account by the NameID, before any of ours is asked. */
    @Test
    void where_letter_case_matters_another_one_is_somebody_else() {
        assumeTrue(TestDatabase.comparesExactly(), "Keycloak's column of linked NameIDs ignores letter case");
        try (TestDirectory acme = directory(Map.of("name-id", List.of("externalId")));
                TestDirectory other =
                        directory(Map.of("identity-provider", List.of(OTHER), "name-id", List.of("userName")))) {
            String jan = pushed(acme, "jan@acme.test", "AbCd", "jan@acme.test");
            String kim = pushed(other, "KimK", "k1", "kim@other.test");

            assertThat(employees.signIn("AbCd")).isEqualTo(jan);
            assertThat(employees.signIn("abcd")).isNotEqualTo(jan);
            assertThat(new Employees(realm, OTHER).signIn("kimk", Map.of("format", PERSISTENT)))
                    .isNotEqualTo(kim);
            assertThat(new Employees(realm, OTHER).signIn("kimk")).isEqualTo(kim);
            // Nobody is found through the identity provider of another directory.
            assertThat(employees.signIn("kim@other.test", Map.of("externalId", "k1")))
                    .isNotEqualTo(kim);
        }
    }

    @Test
    void where_user_names_are_qualified_the_bare_one_is_the_nameid_in_any_letter_case() {
        try (TestDirectory acme = directory(Map.of("qualify-user-names", List.of("true")))) {
            String kay = pushed(acme, "Kay", "k2", "kay@acme.test");

            assertThat(employees.signIn("kAY")).isEqualTo(kay);
        }
    }

    @Test
    void who_came_just_in_time_in_another_letter_case_is_the_person_who_is_pushed() {
        try (TestDirectory acme = directory(Map.of())) {
            String leo = employees.signIn("leo@acme.test");

            assertThat(pushed(acme, "Leo@Acme.Test", "l1", "Leo@Acme.Test")).isEqualTo(leo);
            assertThat(employees.signIn("leo@acme.test")).isEqualTo(leo);
        }
    }

    @Test
    void who_is_not_provisioned_is_refused_with_a_page_that_says_what_to_do_and_gets_no_account() {
        String earlier;
        try (TestDirectory before = directory(Map.of())) {
            earlier = employees.signIn("mia@acme.test");
            assertThat(earlier).isNotEqualTo(REFUSED);
            assertThat(before.scim().get("/Users").json().path("totalResults").asInt())
                    .isZero();
        }
        try (TestDirectory acme = directory(Map.of("just-in-time", List.of("false")))) {
            String ned = pushed(acme, "ned@acme.test", "n1", "ned@acme.test");
            Browser browser = new Browser();

            Browser.Page page = employees.visit(browser, "olga@acme.test", Map.of());

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.text()).contains(acme.alias(), "Ask your IT to assign you to this app");
            assertThat(employees.accounts("olga")).isEmpty();
            JsonNode event = realm.admin()
                    .get("/" + realm.name() + "/events?type=LOGIN_ERROR")
                    .ok()
                    .json()
                    .path(0);
            assertThat(event.at("/details/reason").asText()).isEqualTo("not_provisioned");
            assertThat(event.at("/details/identity_provider_identity").asText()).isEqualTo("olga@acme.test");
            JsonNode entry = realm.api()
                    .get("/directories/" + acme.alias() + "/activity?operation=sign-in")
                    .ok()
                    .json()
                    .at("/items/0");
            assertThat(entry.path("outcome").asText()).isEqualTo("denied");
            assertThat(entry.toString()).contains("olga@acme.test");

            // Whoever comes next in this browser is asked who they are.
            Browser.Page asked = browser.open(realm.signInUrl() + "&kc_idp_hint=" + PROVIDER);
            assertThat(Elsewhere.request(asked)).contains("ForceAuthn=\"true\"");
            assertThat(employees.account(
                            browser.submit(realm.elsewhere(PROVIDER).signedIn(asked, "Ned@acme.test"), Map.of())))
                    .isEqualTo(ned);
            assertThat(Elsewhere.request(new Browser().open(realm.signInUrl() + "&kc_idp_hint=" + PROVIDER)))
                    .doesNotContain("ForceAuthn=\"true\"");

            // Nor who came before it was switched off, or whom the directory has deleted; until they are pushed.
            assertThat(employees.signIn("mia@acme.test")).isEqualTo(REFUSED);
            assertThat(pushed(acme, "mia@acme.test", "m1", "mia@acme.test")).isEqualTo(earlier);
            assertThat(employees.signIn("mia@acme.test")).isEqualTo(earlier);
            acme.scim().delete("/Users/" + ned).ok();
            assertThat(employees.signIn("ned@acme.test")).isEqualTo(REFUSED);
            assertThat(employees.accounts("ned@")).isEmpty();
        }
    }

    @Test
    void of_directories_that_share_an_identity_provider_the_one_decides_whose_domain_it_is_and_else_the_stricter() {
        try (TestDirectory strict = directory(
                        Map.of("just-in-time", List.of("false"), "verified-domains", List.of("strict.test")));
                TestDirectory open = directory(Map.of("verified-domains", List.of("open.test")))) {
            String pam = pushed(strict, "pam@strict.test", "p1", "pam@strict.test");
            String pat = pushed(open, "pat@open.test", "p2", "pat@open.test");

            assertThat(employees.signIn("PAM@strict.test")).isEqualTo(pam);
            assertThat(employees.signIn("PAT@open.test")).isEqualTo(pat);
            assertThat(employees.signIn("new@open.test")).isNotEqualTo(REFUSED);
            assertThat(employees.signIn("new@strict.test")).isEqualTo(REFUSED);
            assertThat(employees.signIn("new")).isEqualTo(REFUSED);
        }
    }
}
