package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.LOCAL;
import static io.github.directorysync.login.SamlRealm.OTHER;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** First sign-ins from an identity provider in a prepared realm, on every database. */
abstract class FirstBrokerLogin extends PreparedFlowScenario {

    FirstBrokerLogin(KeycloakServer keycloak) {
        super(keycloak, "first-broker-login");
    }

    @Test
    void who_comes_for_the_first_time_from_another_identity_provider_does_not_get_into_an_enforced_account() {
        realm.withoutMail();
        Browser before = new Browser();
        Browser.Page in = linkByPassword(before, "alice-before");
        assertThat(in.address().toString()).startsWith(APP);
        assertThat(realm.links(alice)).contains("alice-before");
        realm.unlink(alice, OTHER);

        prepare();

        Browser browser = new Browser();
        Browser.Page refused = linkByPassword(browser, "alice-elsewhere");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("only through the identity provider of " + acme.alias());
        assertThat(realm.links(alice)).containsExactly(ALICE);
        assertThat(realm.signIn(browser).has("username")).isTrue();
    }

    @Test
    void nor_does_who_proves_it_by_mail_or_was_linked_before() {
        prepare();
        Browser browser = new Browser();
        Browser.Page confirm = firstTime(browser, ALICE, ALICE);
        Browser.Page sent = browser.submit(confirm, Map.of("submitAction", "linkAccount"));
        String link = mailServer.mails().stream()
                .filter(mail -> mail.contains("To: " + ALICE))
                .filter(mail -> mail.contains("Subject: Link"))
                .flatMap(mail -> Pattern.compile("http\\S+action-token\\?\\S+")
                        .matcher(mail.replace("=\n", "").replace("=3D", "=").replace("&amp;", "&"))
                        .results()
                        .map(found -> found.group().replaceAll("[\">].*", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sent.text() + mailServer.mails()));

        Browser.Page refused = browser.open(link);
        if (refused.html().selectFirst("a:containsOwn(Click here to proceed)") != null) {
            refused = browser.follow(refused, "Click here to proceed");
        }

        assertThat(refused.text()).contains("only through the identity provider of " + acme.alias());
        assertThat(realm.links(alice)).containsExactly(ALICE);

        realm.link(alice, OTHER, "alice-elsewhere");
        Browser linked = new Browser();
        Browser.Page there = linked.open(realm.signInUrl() + "&kc_idp_hint=" + OTHER);
        Browser.Page back = linked.submit(realm.elsewhere(OTHER).signedIn(there, "alice-elsewhere"), Map.of());
        assertThat(back.status()).isEqualTo(403);
        assertThat(linked.open(realm.signInUrl()).has("username")).isTrue();
    }

    @Test
    void who_is_nobodys_comes_for_the_first_time_from_any_identity_provider_as_before() {
        realm.withoutMail();
        prepare();
        Browser browser = new Browser();

        Browser.Page in = firstTime(browser, "carol-elsewhere", "carol@own.example");

        assertThat(in.address().toString()).startsWith(APP);
    }

    @Test
    void an_identity_provider_that_names_its_flow_for_first_times_gets_the_realms_copy_too() {
        realm.firstTime(OTHER, "first broker login");

        JsonNode done = prepare();

        assertThat(flow(done, "first-login " + OTHER).path("name").asText())
                .isEqualTo("first broker login with directory sync");
        assertThat(actions(done.path("changed"))).containsEntry("first-login " + OTHER, "bind");
        assertThat(flowNames()).noneMatch(name -> name.startsWith("first broker login with directory sync 2"));
        realm.api().delete(FLOWS).ok();
        assertThat(flow(realm.api().get(FLOWS).json(), "first-login " + OTHER)
                        .path("name")
                        .asText())
                .isEqualTo("first broker login");
    }

    /** Keycloak's own way by domain, which stands before ours and is still there. */
    @Test
    void where_an_organization_has_the_domain_somebody_whom_nobody_knows_yet_is_sent_to_its_identity_provider() {
        realm.organization("acme", "acme.example", PROVIDER);
        prepare();

        Browser browser = new Browser();
        Browser.Page there = browser.identify(realm.signIn(browser), "newcomer@acme.example");
        Browser known = new Browser();
        Browser.Page alices = known.identify(realm.signIn(known), ALICE);
        Browser locals = new Browser();
        Browser.Page local = locals.signIn(realm.signIn(locals), LOCAL, PASSWORD);

        assertThat(there.address().toString()).as(there.text()).startsWith(ELSEWHERE);
        assertThat(alices.address().toString()).startsWith(ELSEWHERE);
        assertThat(local.address().toString()).startsWith(APP);
    }

    /** Comes from the other identity provider, says who they are, and proves it by the password. */
    private Browser.Page linkByPassword(Browser browser, String nameId) {
        Browser.Page confirm = firstTime(browser, nameId, ALICE);
        Browser.Page asked = browser.submit(confirm, Map.of("submitAction", "linkAccount"));
        return browser.submit(asked, Map.of("password", PASSWORD));
    }

    private Browser.Page firstTime(Browser browser, String nameId, String email) {
        Browser.Page there = browser.open(realm.signInUrl() + "&kc_idp_hint=" + OTHER);
        Browser.Page profile = browser.submit(realm.elsewhere(OTHER).signedIn(there, nameId), Map.of());
        return browser.submit(
                profile, Map.of("username", nameId, "email", email, "firstName", "Given", "lastName", "Family"));
    }
}
