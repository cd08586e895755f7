package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.LOCAL;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is of a directory that enforces SAML signs in at their own identity provider and nowhere else, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SamlFirst {

    private static final String ALICE = "alice@acme.example";

    final SamlRealm realm;
    private final Mailbox mailbox = Mailbox.open();
    private final KeycloakServer keycloak;
    private TestDirectory acme;
    private String alice = "";

    SamlFirst(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = SamlRealm.in(keycloak, "saml-first", mailbox.port());
        acme = TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of()));
    }

    @BeforeEach
    void alice_has_a_password_that_does_not_count() {
        alice = acme.user(ALICE);
        realm.letIn(alice);
    }

    @AfterEach
    void as_it_was() {
        realm.provider(PROVIDER, true);
        acme.scim().delete("/Users/" + alice);
    }

    @AfterAll
    void gone() {
        realm.close();
        mailbox.close();
    }

    @Test
    void who_types_their_name_is_sent_to_their_identity_provider_which_is_told_it() {
        Browser browser = new Browser();

        Browser.Page there = browser.identify(realm.signIn(browser), ALICE.toUpperCase(Locale.ROOT));

        assertThat(there.address().toString()).startsWith(ELSEWHERE);
        assertThat(Elsewhere.request(there)).contains(ALICE);
    }

    @Test
    void where_one_page_asks_for_name_and_password_the_right_password_leads_to_the_identity_provider_only() {
        realm.flow("one page", "auth-username-password-form", SignInState.STEP);
        realm.admin().put("/" + realm.name(), Map.of("browserFlow", "one page")).ok();
        Browser browser = new Browser();

        Browser.Page wrong = browser.signIn(realm.signIn(browser), ALICE, "wrong");
        Browser.Page right = browser.signIn(wrong, ALICE, PASSWORD);
        Browser.Page locals = browser.signIn(realm.signIn(browser), LOCAL, PASSWORD);
        realm.admin()
                .put("/" + realm.name(), Map.of("browserFlow", "browser SAML first"))
                .ok();

        assertThat(wrong.text()).contains("Invalid username or password");
        assertThat(right.address().toString()).startsWith(ELSEWHERE);
        assertThat(locals.address().toString()).startsWith("http://app.example/callback");
    }

    @Test
    void the_right_password_is_refused_in_a_grant_and_a_wrong_one_like_that_of_nobody() {
        Answer right = realm.grant(ALICE, PASSWORD);
        Answer wrong = realm.grant(ALICE, "wrong");
        Answer nobodys = realm.grant("nobody@acme.example", "wrong");

        assertThat(right.status()).isEqualTo(400);
        assertThat(right.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(right.json().path("error_description").asText()).contains("identity provider");
        assertThat(wrong.status()).isEqualTo(nobodys.status());
        assertThat(wrong.body()).isEqualTo(nobodys.body());
    }

    @Test
    void who_is_of_another_directory_or_of_none_signs_in_by_password() {
        try (TestDirectory other =
                TestDirectory.in(keycloak, realm.name(), Map.of("identity-provider", List.of(PROVIDER)))) {
            realm.letIn(other.user("bob@other.example"));

            for (String person : List.of(LOCAL, "bob@other.example")) {
                assertThat(realm.grant(person, PASSWORD).status()).isEqualTo(200);
                Browser browser = new Browser();
                assertThat(browser.signIn(realm.signIn(browser), person, PASSWORD)
                                .address()
                                .toString())
                        .startsWith("http://app.example/callback");
            }
        }
    }

    @Test
    void who_is_enforced_gets_no_new_password_and_whoever_asks_learns_nothing() {
        String before = realm.forgotten("nobody@acme.example");

        String enforced = realm.forgotten(ALICE);
        String local = realm.forgotten(LOCAL);

        assertThat(enforced).isEqualTo(before).isEqualTo(local);
        // The mail to the one is there, so one to the other would be.
        assertThat(mailbox.mails()).anyMatch(mail -> mail.contains(LOCAL)).noneMatch(mail -> mail.contains(ALICE));
    }

    @Test
    void nobody_becomes_somebody_else_on_the_way_over_a_forgotten_password() {
        realm.letIn(alice, "another one");
        assertThat(realm.overForgottenPassword(LOCAL, ALICE, "another one"))
                .noneMatch(address -> address.startsWith("http://app.example/callback"));
    }

    @Test
    void where_the_identity_provider_is_disabled_they_are_told_so_and_their_password_still_opens_nothing() {
        realm.provider(PROVIDER, false);
        Browser browser = new Browser();

        Browser.Page page = browser.identify(realm.signIn(browser), ALICE);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("identity provider of " + acme.alias(), "Ask your administrator");
        assertThat(realm.grant(ALICE, PASSWORD).status()).isEqualTo(400);
        assertThat(realm.grant(LOCAL, PASSWORD).status()).isEqualTo(200);

        realm.provider(PROVIDER, true);
        assertThat(browser.identify(realm.signIn(browser), ALICE).address().toString())
                .startsWith(ELSEWHERE);
    }

    @Test
    void whom_the_identity_provider_sends_back_is_told_so_and_not_sent_in_a_circle() {
        Browser browser = new Browser();
        Browser.Page there = browser.identify(realm.signIn(browser), ALICE);

        Browser.Page back = browser.submit(realm.elsewhere(PROVIDER).refused(there), Map.of());

        assertThat(back.text()).contains("identity provider of " + acme.alias(), "did not sign you in");
        assertThat(browser.identify(realm.signIn(browser), ALICE).address().toString())
                .startsWith(ELSEWHERE);
    }

    @Test
    void who_comes_back_signed_in_is_in_and_from_another_identity_provider_is_not() {
        realm.flow("way back", SignInState.STEP);
        realm.wayBack(PROVIDER, "way back");
        realm.wayBack(SamlRealm.OTHER, "way back");
        realm.link(alice, SamlRealm.OTHER, "alice-elsewhere");
        Browser browser = new Browser();
        Browser.Page there = browser.identify(realm.signIn(browser), ALICE);

        Browser.Page back = browser.submit(realm.elsewhere(PROVIDER).signedIn(there, ALICE), Map.of());

        assertThat(back.address().toString()).startsWith("http://app.example/callback");
        Browser stranger = new Browser();
        Browser.Page other = stranger.open(realm.signInUrl() + "&kc_idp_hint=" + SamlRealm.OTHER);
        Browser.Page refused =
                stranger.submit(realm.elsewhere(SamlRealm.OTHER).signedIn(other, "alice-elsewhere"), Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("only through the identity provider of " + acme.alias());
    }

    @Test
    void the_link_follows_the_name_that_the_identity_provider_sends() {
        try (TestDirectory byMail =
                TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of("name-id", List.of("email"))))) {
            String bob = byMail.user("bob@other.example");
            assertThat(realm.links(bob)).containsExactly("bob@other.example");

            patch(
                    byMail,
                    bob,
                    Map.of("op", "replace", "path", "emails[type eq \"work\"].value", "value", "b@x.example"));
            assertThat(realm.links(bob)).containsExactly("b@x.example");

            patch(byMail, bob, Map.of("op", "replace", "path", "title", "value", "Boss"));
            assertThat(realm.links(bob)).containsExactly("b@x.example");

            patch(byMail, bob, Map.of("op", "remove", "path", "emails"));
            assertThat(realm.links(bob)).isEmpty();

            patch(byMail, bob, Map.of("op", "add", "path", "emails", "value", List.of(Map.of("value", "c@x.example"))));
            assertThat(realm.links(bob)).containsExactly("c@x.example");
        }
    }

    @Test
    void the_link_of_somebody_whose_changes_are_withheld_stays_with_their_account_and_is_made_up_for_later() {
        String directory = "/directories/" + acme.alias();
        realm.api().patch(directory, Map.of("importChanges", false)).ok();
        patch(acme, alice, Map.of("op", "replace", "path", "userName", "value", "alice.archer@acme.example"));
        assertThat(realm.links(alice)).containsExactly(ALICE);

        realm.api().patch(directory, Map.of("importChanges", true)).ok();
        patch(acme, alice, Map.of("op", "replace", "path", "title", "value", "Boss"));

        assertThat(realm.links(alice)).containsExactly("alice.archer@acme.example");
    }

    @Test
    void a_link_that_the_identity_provider_made_by_a_name_of_its_own_stays() {
        realm.link(alice, PROVIDER, "G-4711-opaque");

        patch(acme, alice, Map.of("op", "replace", "path", "userName", "value", "alice.archer@acme.example"));

        assertThat(realm.links(alice)).containsExactly("G-4711-opaque");
    }

    @Test
    void a_directory_of_the_admin_api_is_shut_until_saml_is_linked_and_enforced_and_says_what_is_missing() {
        JsonNode made = realm.api()
                .post("/directories", Map.of("name", "Beta", "alias", "beta"))
                .ok()
                .json();
        String beta = "/directories/beta";
        Http scim = Http.at(keycloak.url() + "/realms/" + realm.name() + "/directories/beta/scim/v2")
                .bearer(realm.api()
                        .post(beta + "/tokens", Map.of("label", "Okta"))
                        .ok()
                        .json()
                        .path("token")
                        .asText());

        assertThat(made.path("requireSaml").asBoolean()).isTrue();
        assertThat(made.path("status").asText()).isEqualTo("draft");
        assertThat(made.path("attention").findValuesAsText("code"))
                .containsExactly("saml-not-linked", "saml-not-enforced");
        assertShut(scim, "No SAML identity provider is linked", "SAML is not enforced");

        realm.api().patch(beta, Map.of("identityProvider", PROVIDER)).ok();
        assertShut(scim, "SAML is not enforced");

        realm.api().patch(beta, Map.of("enforceSaml", true)).ok();
        assertThat(scim.get("/Users").status()).isEqualTo(200);

        realm.provider(PROVIDER, false);
        assertShut(scim, "The identity provider " + PROVIDER + " is disabled");
        assertThat(status(beta)).contains("identity-provider-disabled");
        realm.provider(PROVIDER, true);

        for (String flow : List.of("browser", "direct grant", "reset credentials")) {
            String field = Map.of(
                            "browser", "browserFlow",
                            "direct grant", "directGrantFlow",
                            "reset credentials", "resetCredentialsFlow")
                    .get(flow);
            realm.admin().put("/" + realm.name(), Map.of(field, flow)).ok();
            assertShut(scim, "the step Enforce SAML is missing in " + flow + " flow (" + flow + ")");
            assertThat(status(beta)).contains("saml-flow-open");
            realm.admin()
                    .put("/" + realm.name(), Map.of(field, flow + " SAML first"))
                    .ok();
        }
        assertThat(scim.get("/Users").status()).isEqualTo(200);

        realm.api()
                .patch(beta, Map.of("requireSaml", false, "enforceSaml", false))
                .ok();
        realm.provider(PROVIDER, false);
        assertThat(scim.get("/Users").status()).isEqualTo(200);
        realm.api().patch(beta, "{\"requireSaml\": null}").ok();
        assertShut(scim, "SAML is not enforced");
        assertThat(scim.bearer("kcds_wrong").get("/Users").status()).isEqualTo(401);
        assertThat(scim.get("/ServiceProviderConfig").status()).isEqualTo(200);
        realm.api().delete(beta + "?users=delete").ok();
    }

    @Test
    void settings_that_cannot_be_are_refused_with_their_field() {
        Map.<String, Map<String, ?>>of(
                        "enforceSaml",
                        Map.of("name", "B", "alias", "b", "enforceSaml", true),
                        "identityProvider",
                        Map.of("name", "B", "alias", "b", "identityProvider", "social"),
                        "nameId",
                        Map.of("name", "B", "alias", "b", "nameId", "phone"),
                        "requireSaml",
                        Map.of("name", "B", "alias", "b", "requireSaml", "yes"))
                .forEach((field, body) -> {
                    Answer answer = realm.api().post("/directories", body);
                    assertThat(answer.status()).as(field).isEqualTo(400);
                    assertThat(answer.json().path("field").asText()).isEqualTo(field);
                });
    }

    @Test
    void all_of_it_survives_the_export_and_import_of_the_realm() {
        SamlRealm before = SamlRealm.in(keycloak, "saml-moved", mailbox.port());
        TestDirectory directory =
                TestDirectory.in(keycloak, before.name(), SamlRealm.enforced(Map.of("require-saml", List.of("true"))));
        ObjectNode exported = (ObjectNode) keycloak.admin()
                .post("/" + before.name() + "/partial-export?exportClients=true&exportGroupsAndRoles=true", "{}")
                .ok()
                .json();
        before.close();

        ((ObjectNode) exported.path("components")).remove("org.keycloak.keys.KeyProvider");
        keycloak.admin().post("", exported).ok();

        before.letIn(directory.user("carol@acme.example"));
        assertThat(before.grant("carol@acme.example", PASSWORD).body()).contains("identity provider");
        Browser browser = new Browser();
        assertThat(browser.identify(before.signIn(browser), "carol@acme.example")
                        .address()
                        .toString())
                .startsWith(ELSEWHERE);
        before.close();
    }

    private static void assertShut(Http scim, String... reasons) {
        for (Answer answer : List.of(
                scim.get("/Users"),
                scim.post("/Users", Map.of("userName", "somebody@beta.example")),
                scim.post("/Bulk", Map.of("Operations", List.of())))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("schemas").get(0).asText())
                    .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(answer.json().path("detail").asText()).contains(reasons);
        }
    }

    private List<String> status(String directory) {
        JsonNode json = realm.api().get(directory).ok().json();
        assertThat(json.path("status").asText()).isEqualTo("needs-attention");
        return json.path("attention").findValuesAsText("code");
    }

    private static void patch(TestDirectory directory, String id, Map<String, ?> operation) {
        directory
                .scim()
                .patch(
                        "/Users/" + id,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(operation)))
                .ok();
    }
}
