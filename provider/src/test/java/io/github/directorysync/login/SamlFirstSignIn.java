package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.LOCAL;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People of a directory that enforces SAML sign in at their identity provider only, on every database. */
abstract class SamlFirstSignIn extends SamlFirstScenario {

    SamlFirstSignIn(KeycloakServer keycloak) {
        super(keycloak, "saml-first");
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
        assertThat(mailServer.mails()).anyMatch(mail -> mail.contains(LOCAL)).noneMatch(mail -> mail.contains(ALICE));
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
}
