package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.LOCAL;
import static io.github.directorysync.login.SamlRealm.OTHER;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows that a realm or a client has of its own get the step, or are left alone with advice. On every database. */
abstract class CustomFlows extends PreparedFlowScenario {

    CustomFlows(KeycloakServer keycloak) {
        super(keycloak, "custom-flows");
    }

    @Test
    void a_flow_of_the_realms_own_gets_the_step_itself_and_stays_what_it_is() {
        realm.copy("direct grant", "our grant");
        realm.copy("browser", "our browser");
        realm.flow("our post login", "allow-access-authenticator");
        realm.wayBack(OTHER, "our post login");
        realm.admin()
                .put("/" + realm.name(), Map.of("directGrantFlow", "our grant", "browserFlow", "our browser"))
                .ok();
        assertThat(actions(realm.api().get(FLOWS).ok().json()))
                .containsEntry("direct-grant", "insert")
                .containsEntry("browser", "insert")
                .containsEntry("post-login " + OTHER, "insert");

        JsonNode done = prepare();

        assertThat(done.path("enforced").asBoolean()).isTrue();
        assertThat(bound("directGrantFlow")).isEqualTo("our grant");
        assertThat(bound("browserFlow")).isEqualTo("our browser");
        assertThat(flowNames())
                .contains("our grant")
                .noneMatch(name -> name.equals("direct grant with directory sync"));
        assertThat(realm.grant(ALICE, PASSWORD).body()).contains("identity provider");
        assertThat(realm.grant(LOCAL, PASSWORD).status()).isEqualTo(200);
        Browser browser = new Browser();
        assertThat(browser.identify(realm.signIn(browser), ALICE).address().toString())
                .startsWith(ELSEWHERE);
        Browser locals = new Browser();
        assertThat(locals.signIn(realm.signIn(locals), LOCAL, PASSWORD)
                        .address()
                        .toString())
                .startsWith(APP);
    }

    @Test
    void a_flow_in_which_no_single_place_is_to_be_found_is_left_alone_and_it_is_said_what_to_do() {
        realm.flow("two ways", "auth-username-password-form", "auth-username-form");
        realm.admin().put("/" + realm.name(), Map.of("browserFlow", "two ways")).ok();

        JsonNode done = prepare();

        JsonNode browser = flow(done, "browser");
        assertThat(browser.path("action").asText()).isEqualTo("leave");
        assertThat(browser.path("enforced").asBoolean()).isFalse();
        assertThat(browser.path("text").asText())
                .contains("Put the step Enforce SAML, required, behind the step that asks who it is");
        assertThat(done.path("enforced").asBoolean()).isFalse();
        assertThat(bound("browserFlow")).isEqualTo("two ways");
        assertThat(flow(done, "direct-grant").path("enforced").asBoolean()).isTrue();
        assertThat(realm.grant(ALICE, PASSWORD).body()).contains("identity provider");
    }

    @Test
    void a_step_that_does_not_count_is_no_step_for_the_directory_either() {
        realm.flow("too early", SignInState.STEP, "auth-username-password-form");
        prepare();
        realm.admin()
                .put("/" + realm.name(), Map.of("browserFlow", "too early"))
                .ok();

        JsonNode state = realm.api().get(FLOWS).ok().json();
        JsonNode directory =
                realm.api().get("/directories/" + acme.alias()).ok().json();

        assertThat(flow(state, "browser").path("text").asText()).contains("does not count there");
        assertThat(directory.path("attention").findValuesAsText("code")).contains("saml-flow-open");
    }

    @Test
    void a_client_with_a_flow_of_its_own_is_shown_and_left_alone() {
        realm.override("app", Map.of("direct_grant", realm.flowId("direct grant")));

        JsonNode done = prepare();

        JsonNode client = done.path("clients").path(0);
        assertThat(done.path("clients")).hasSize(1);
        assertThat(client.path("clientId").asText()).isEqualTo("app");
        assertThat(client.path("flow").asText()).isEqualTo("direct-grant");
        assertThat(client.path("name").asText()).isEqualTo("direct grant");
        assertThat(client.path("enforced").asBoolean()).isFalse();
        assertThat(client.path("text").asText()).contains("not changed here");
        assertThat(realm.grant(ALICE, PASSWORD).status()).isEqualTo(200);

        realm.override("app", Map.of("direct_grant", realm.flowId("direct grant with directory sync")));
        assertThat(realm.api().get(FLOWS).json().at("/clients/0/enforced").asBoolean())
                .isTrue();
        assertThat(realm.grant(ALICE, PASSWORD).status()).isEqualTo(400);
    }
}
