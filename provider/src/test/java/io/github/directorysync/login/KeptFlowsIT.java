package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-in flows stay prepared whatever is changed beside them. */
@WithKeycloak
final class KeptFlowsIT extends KeptFlowScenario {

    KeptFlowsIT(KeycloakServer keycloak) {
        super(keycloak, "kept-flows");
    }

    @Test
    void an_identity_provider_that_is_added_later_gets_the_step_by_itself() {
        prepare();
        assertThat(attention()).doesNotContain("saml");

        addProvider("later");
        Waiting.until(this::isEnforced);

        assertThat(name("post-login", "later")).isEqualTo("post login with directory sync");
        assertThat(attention()).doesNotContain("saml");
        JsonNode event = realm.admin()
                .get("/" + realm.name() + "/admin-events?resourcePath=*sign-in-flows/post-login/later")
                .ok()
                .json();
        assertThat(event).hasSize(1);
        assertThat(event.at("/0/authDetails/clientId").asText()).isEqualTo("directory-sync");
    }

    @Test
    void who_is_enforced_does_not_come_in_by_an_identity_provider_that_was_added_later() {
        prepare();
        String alice = acme.user("alice@acme.example");
        addProvider("later");
        Waiting.until(this::isEnforced);
        realm.link(alice, "later", "alice-later");
        Browser browser = new Browser();

        Browser.Page there = browser.open(realm.signInUrl() + "&kc_idp_hint=later");
        Browser.Page back = browser.submit(realm.elsewhere("later").signedIn(there, "alice-later"), Map.of());

        assertThat(back.status()).isEqualTo(403);
        assertThat(back.text()).contains("identity provider of " + acme.alias() + ", and nowhere else");
        assertThat(browser.open(realm.signInUrl()).has("username")).isTrue();
    }

    @Test
    void every_flow_that_is_changed_or_exchanged_gets_the_step_by_itself() {
        prepare();
        realm.flow("our post login", "allow-access-authenticator");

        realm.wayBack(OTHER, "our post login");
        Waiting.until(this::isEnforced);
        assertThat(name("post-login", OTHER)).isEqualTo("our post login");
        realm.firstTime(OTHER, "first broker login");
        Waiting.until(this::isEnforced);
        assertThat(name("first-login", OTHER)).isEqualTo("first broker login with directory sync");
        realm.admin().put("/" + realm.name(), Map.of("browserFlow", "browser")).ok();
        Waiting.until(this::isEnforced);

        assertThat(name("browser", "")).isEqualTo("browser with directory sync");
        assertThat(realm.admin()
                        .get("/" + realm.name() + "/authentication/flows")
                        .json()
                        .findValuesAsText("alias"))
                .noneMatch(flow -> flow.endsWith(" 2"));
    }
}
