package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.LOCAL;
import static io.github.directorysync.login.SamlRealm.OTHER;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see before and after a realm is prepared for SAML first, on every database. */
abstract class PreparedSignIn extends PreparedFlowScenario {

    /** Not every version says the same. */
    private static final String NOT_THAT = "Invalid (username or )?password";

    PreparedSignIn(KeycloakServer keycloak) {
        super(keycloak, "prepared-sign-in");
    }

    @Test
    void without_the_call_a_password_lets_in_and_it_is_said_what_the_call_would_do() {
        JsonNode state = realm.api().get(FLOWS).ok().json();

        assertThat(realm.grant(ALICE, PASSWORD).status()).isEqualTo(200);
        assertThat(state.path("enforced").asBoolean()).isFalse();
        assertThat(actions(state))
                .containsEntry("browser", "copy")
                .containsEntry("direct-grant", "copy")
                .containsEntry("reset-credentials", "copy")
                .containsEntry("first-login", "copy")
                .containsEntry("post-login " + PROVIDER, "make")
                .containsEntry("post-login " + OTHER, "make")
                .containsEntry("post-login social", "make");
        assertThat(flow(state, "browser").path("name").asText()).isEqualTo("browser");
        assertThat(flow(state, "browser").path("builtIn").asBoolean()).isTrue();
        assertThat(flow(state, "browser").path("text").asText())
                .contains("A copy, browser with directory sync", "Username Form is put before Username Password Form");
        assertThat(bound("browserFlow")).isEqualTo("browser");
        assertThat(check("get", state)).isEmpty();
    }

    @Test
    void after_it_who_is_enforced_is_sent_to_their_identity_provider_and_their_password_opens_nothing() {
        JsonNode done = prepare();

        assertThat(done.path("enforced").asBoolean()).isTrue();
        assertThat(actions(done))
                .allSatisfy((flow, action) -> assertThat(action).isEqualTo("none"));
        assertThat(bound("browserFlow")).isEqualTo("browser with directory sync");
        assertThat(bound("directGrantFlow")).isEqualTo("direct grant with directory sync");
        assertThat(bound("resetCredentialsFlow")).isEqualTo("reset credentials with directory sync");
        assertThat(bound("firstBrokerLoginFlow")).isEqualTo("first broker login with directory sync");
        assertThat(check("post", done)).isEmpty();
        // Whoever a directory makes has no password at all.
        acme.user("bob@acme.example");
        for (String person : List.of(ALICE, "bob@acme.example")) {
            Browser browser = new Browser();
            Browser.Page there = browser.identify(realm.signIn(browser), person);
            assertThat(there.address().toString()).startsWith(ELSEWHERE);
            assertThat(Elsewhere.request(there)).contains(person);
            Browser.Page back = browser.submit(realm.elsewhere(PROVIDER).signedIn(there, person), Map.of());
            assertThat(back.address().toString()).startsWith(APP);
        }
        assertThat(realm.grant(ALICE, PASSWORD).body()).contains("identity provider");
        assertThat(realm.forgotten(ALICE)).isEqualTo(realm.forgotten("nobody@acme.example"));
        assertThat(mailServer.mails())
                .noneMatch(mail -> mail.contains("To: " + ALICE) && mail.contains("Subject: Reset"));
    }

    @Test
    void after_it_everybody_else_signs_in_as_before_with_a_second_factor_where_they_have_one() {
        Totp phone = new Totp("a secret of twenty bytes");
        realm.admin()
                .post("/" + realm.name() + "/users", local("phone@own.example", phone))
                .ok();
        realm.admin()
                .post("/" + realm.name() + "/users", local("grant@own.example", phone))
                .ok();
        prepare();

        Browser browser = new Browser();
        assertThat(browser.signIn(realm.signIn(browser), LOCAL, PASSWORD)
                        .address()
                        .toString())
                .startsWith(APP);
        assertThat(realm.grant(LOCAL, PASSWORD).status()).isEqualTo(200);
        realm.forgotten(LOCAL);
        assertThat(mailServer.mails())
                .anyMatch(mail -> mail.contains("To: " + LOCAL) && mail.contains("Subject: Reset"));
        Browser other = new Browser();
        Browser.Page wrong = other.signIn(realm.signIn(other), "phone@own.example", "wrong");
        assertThat(wrong.text()).containsPattern(NOT_THAT);
        Browser.Page asked = other.submit(wrong, Map.of("password", PASSWORD));
        assertThat(asked.has("otp")).isTrue();
        Browser.Page notThat = other.submit(asked, Map.of("otp", "000000x"));
        assertThat(notThat.text()).contains("Invalid authenticator code");
        assertThat(other.submit(notThat, Map.of("otp", phone.code())).address().toString())
                .startsWith(APP);
        assertThat(realm.grant("grant@own.example", PASSWORD).status()).isIn(400, 401);
        assertThat(keycloak.http()
                        .form(
                                "/realms/" + realm.name() + "/protocol/openid-connect/token",
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "app",
                                        "username",
                                        "grant@own.example",
                                        "password",
                                        PASSWORD,
                                        "totp",
                                        phone.code()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobody_becomes_somebody_else_on_the_way_over_a_forgotten_password() {
        realm.letIn(alice, "another one");
        prepare();

        assertThat(realm.overForgottenPassword(LOCAL, ALICE, "another one"))
                .noneMatch(address -> address.startsWith(APP));
        assertThat(realm.overForgottenPassword(LOCAL, LOCAL, PASSWORD)).allMatch(address -> address.startsWith(APP));
    }

    @Test
    void whoever_has_no_password_is_refused_like_anybody_and_may_go_to_their_identity_provider_from_there() {
        try (TestDirectory other =
                TestDirectory.in(keycloak, realm.name(), Map.of("identity-provider", List.of(PROVIDER)))) {
            other.user("bob@other.example");
            prepare();
            Browser browser = new Browser();

            Browser.Page asked = browser.identify(realm.signIn(browser), "bob@other.example");
            Browser.Page refused = browser.submit(asked, Map.of("password", "anything"));

            assertThat(refused.text()).containsPattern("Forgot Password\\? " + NOT_THAT);
            assertThat(browser.follow(refused, PROVIDER).address().toString()).startsWith(ELSEWHERE);
        }
    }

    @Test
    void a_directory_of_the_admin_api_is_open_after_it() {
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", "Beta", "alias", "beta", "identityProvider", PROVIDER, "enforceSaml", true))
                .ok();
        Http scim = Http.at(keycloak.url() + "/realms/" + realm.name() + "/directories/beta/scim/v2")
                .bearer(realm.api()
                        .post("/directories/beta/tokens", Map.of("label", "Okta"))
                        .ok()
                        .json()
                        .path("token")
                        .asText());
        Answer shut = scim.get("/Users");

        prepare();

        assertThat(shut.status()).isEqualTo(403);
        assertThat(shut.json().path("detail").asText()).contains("Enforce SAML is missing", "POST sign-in-flows");
        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }
}
