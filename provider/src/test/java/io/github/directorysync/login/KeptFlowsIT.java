package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sign-in flows stay prepared whatever is changed beside them, and what leads past enforcement is told at once. */
@WithKeycloak
class KeptFlowsIT {

    private static final String FLOWS = "/sign-in-flows";

    private final Mailbox mailbox = Mailbox.open();
    private final KeycloakServer keycloak;
    private final SamlRealm realm;
    private final TestDirectory acme;

    KeptFlowsIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = SamlRealm.fresh(keycloak, "kept-flows", mailbox.port());
        acme = TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of()));
        realm.admin()
                .put("/" + realm.name(), Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
    }

    @AfterEach
    void gone() {
        realm.close();
        mailbox.close();
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
        assertThat(back.text()).contains("only through the identity provider of " + acme.alias());
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

    @Test
    void switched_off_it_only_tells_and_every_way_past_is_told_at_once() {
        prepare();
        attribute("manual");
        assertThat(attention()).doesNotContain("saml");

        addProvider("later");
        assertThat(isEnforced()).isFalse();
        assertThat(attention()).contains("saml-way-past", "post login flow of the identity provider later (none)");

        realm.flow("our post login", "allow-access-authenticator");
        realm.wayBack("later", "post login with directory sync");
        assertThat(isEnforced()).isTrue();
        assertThat(attention()).doesNotContain("saml");
        realm.wayBack(OTHER, "our post login");
        realm.firstTime("later", "first broker login");
        realm.override("app", Map.of("direct_grant", realm.flowId("direct grant")));

        assertThat(isEnforced()).isFalse();
        assertThat(attention())
                .contains(
                        "post login flow of the identity provider " + OTHER + " (our post login)",
                        "first broker login flow of the identity provider later (first broker login)",
                        "direct-grant flow of the client app (direct grant)");
        realm.provider(OTHER, false);
        assertThat(attention()).doesNotContain("our post login");
        assertThat(acme.scim().get("/Users").status()).isEqualTo(200);
        assertThat(realm.api().get(FLOWS).json().path("automatic").asBoolean()).isFalse();
    }

    @Test
    void a_realm_that_is_imported_so_needs_no_call() {
        Map<String, Object> imported = new HashMap<>(Map.of(
                "realm",
                "kept-flows-imported",
                "enabled",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true", "directory-sync.sign-in-flows", "prepared"),
                "identityProviders",
                List.of(Map.of(
                        "alias",
                        "idp",
                        "providerId",
                        "saml",
                        "config",
                        Map.of("singleSignOnServiceUrl", "https://idp.example/")))));
        keycloak.admin().makeRealm(imported).ok();
        try (SamlRealm other = new SamlRealm(keycloak, "kept-flows-imported")) {
            Waiting.until(
                    () -> other.api().get(FLOWS).ok().json().path("enforced").asBoolean());
        }
    }

    @Test
    void what_was_taken_back_is_not_prepared_again() {
        prepare();
        assertThat(realm.api().get(FLOWS).json().path("automatic").asBoolean()).isTrue();

        JsonNode undone = realm.api().delete(FLOWS).ok().json();

        assertThat(undone.path("automatic").asBoolean()).isFalse();
    }

    private void prepare() {
        realm.api().post(FLOWS, "").ok();
        assertThat(isEnforced()).isTrue();
    }

    private boolean isEnforced() {
        return realm.api().get(FLOWS).ok().json().path("enforced").asBoolean();
    }

    private String attention() {
        return realm.api()
                .get("/directories/" + acme.alias())
                .ok()
                .json()
                .path("attention")
                .toString();
    }

    private String name(String flow, String provider) {
        for (JsonNode each : realm.api().get(FLOWS).ok().json().path("flows")) {
            if (each.path("flow").asText().equals(flow)
                    && each.path("identityProvider").asText("").equals(provider)) {
                return each.path("name").asText("");
            }
        }
        return "no such flow";
    }

    private void addProvider(String alias) {
        realm.admin()
                .post(
                        "/" + realm.name() + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                alias,
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://later.example/sso")))
                .ok();
    }

    private void attribute(String kept) {
        realm.admin()
                .put(
                        "/" + realm.name(),
                        Map.of(
                                "attributes",
                                Map.of("directory-sync.enabled", "true", "directory-sync.sign-in-flows", kept)))
                .ok();
    }
}
