package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Copies of Keycloak's built-in flows: made once, recorded, and undone. On every database. */
abstract class CopiedFlows extends PreparedFlowScenario {

    CopiedFlows(KeycloakServer keycloak) {
        super(keycloak, "copied-flows");
    }

    @Test
    void what_keycloak_has_in_its_flows_and_what_is_configured_there_is_in_the_copies() {
        String before = "/" + realm.name() + "/authentication/flows/browser/executions";
        JsonNode was = realm.admin().get(before).ok().json();
        prepare();

        JsonNode is = realm.admin()
                .get(before.replace("/browser/", "/" + Http.encoded("browser with directory sync") + "/"))
                .ok()
                .json();

        List<String> steps = new ArrayList<>(described(was));
        int form = steps.indexOf(steps.stream()
                .filter(step -> step.startsWith("auth-username-password-form"))
                .findFirst()
                .orElseThrow());
        String level = steps.get(form).replaceAll("^\\S+", "");
        steps.add(form + 1, SignInState.STEP + level);
        steps.addAll(form, List.of(SignInState.STEP + level, "auth-username-form" + level, SignInState.STEP + level));
        assertThat(described(is)).containsExactlyElementsOf(steps);
    }

    @Test
    void a_second_call_and_many_at_once_change_nothing_more() {
        List<CompletableFuture<Answer>> calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> realm.api().post(FLOWS, ""), call -> new Thread(call).start()))
                .toList();
        assertThat(calls)
                .extracting(CompletableFuture::join)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        List<String> flows = flowNames();

        JsonNode again = prepare();

        assertThat(flows.stream().filter(name -> name.endsWith("with directory sync")))
                .containsExactlyInAnyOrder(
                        "browser with directory sync",
                        "direct grant with directory sync",
                        "reset credentials with directory sync",
                        "first broker login with directory sync",
                        "post login with directory sync");
        assertThat(flows).noneMatch(name -> name.endsWith(" 2"));
        assertThat(again.path("changed")).isEmpty();
        assertThat(flowNames()).isEqualTo(flows);
    }

    @Test
    void each_change_is_an_admin_event_and_a_call_that_changes_nothing_is_none() {
        realm.admin()
                .put("/" + realm.name(), Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
        prepare();
        JsonNode events = events();
        prepare();

        assertThat(events.findValuesAsText("resourcePath"))
                .contains(
                        "directory-sync/sign-in-flows/browser",
                        "directory-sync/sign-in-flows/direct-grant",
                        "directory-sync/sign-in-flows/reset-credentials",
                        "directory-sync/sign-in-flows/first-login",
                        "directory-sync/sign-in-flows/post-login/" + PROVIDER)
                .hasSize(7);
        assertThat(events.findValuesAsText("representation"))
                .allMatch(json -> json.startsWith("{"))
                .anyMatch(json -> json.contains("\"name\":\"browser\",\"builtIn\":true") && json.contains("\"copy\""));
        assertThat(events()).hasSameSizeAs(events);
    }

    @Test
    void who_may_only_look_may_not_change_it() {
        Http viewer = realm.viewer();

        assertThat(viewer.get(FLOWS).status()).isEqualTo(200);
        assertThat(viewer.post(FLOWS, "").status()).isEqualTo(403);
        assertThat(viewer.delete(FLOWS).status()).isEqualTo(403);
        assertThat(bound("browserFlow")).isEqualTo("browser");
    }

    @Test
    void it_can_be_undone_and_what_somebody_has_changed_since_is_kept_and_used_again_later() {
        List<String> before = flowNames();
        prepare();
        String executions = "/" + realm.name() + "/authentication/flows/" + Http.encoded("browser with directory sync")
                + "/executions";
        ObjectNode cookie =
                (ObjectNode) realm.admin().get(executions).ok().json().path(0);
        realm.admin().put(executions, cookie.put("requirement", "DISABLED")).ok();

        JsonNode undone = realm.api().delete(FLOWS).ok().json();

        assertThat(check("delete", undone)).isEmpty();
        assertThat(undone.path("enforced").asBoolean()).isFalse();
        assertThat(undone.path("changed")).hasSize(7);
        assertThat(texts(undone.path("kept"))).containsExactly("browser with directory sync");
        assertThat(texts(undone.path("removed"))).hasSize(4).contains("post login with directory sync");
        assertThat(bound("browserFlow")).isEqualTo("browser");
        assertThat(bound("directGrantFlow")).isEqualTo("direct grant");
        assertThat(bound("resetCredentialsFlow")).isEqualTo("reset credentials");
        assertThat(bound("firstBrokerLoginFlow")).isEqualTo("first broker login");
        assertThat(realm.grant(ALICE, PASSWORD).status()).isEqualTo(200);
        assertThat(flowNames()).containsAll(before).hasSize(before.size() + 1);

        realm.api().get(FLOWS).ok();
        assertThat(actions(prepare().path("changed"))).containsEntry("browser", "bind");
        assertThat(bound("browserFlow")).isEqualTo("browser with directory sync");
        assertThat(texts(realm.api().delete(FLOWS).ok().json().path("kept"))).hasSize(1);
    }

    @Test
    void undone_it_leaves_nothing_behind() {
        List<String> before = flowNames();
        int configured = configurations();
        prepare();

        JsonNode undone = realm.api().delete(FLOWS).ok().json();
        JsonNode again = realm.api().delete(FLOWS).ok().json();

        assertThat(undone.path("kept")).isEmpty();
        assertThat(flowNames()).isEqualTo(before);
        assertThat(configurations()).isEqualTo(configured);
        assertThat(again.path("changed")).isEmpty();
        assertThat(again.path("removed")).isEmpty();
    }

    private int configurations() {
        return realm.admin()
                .post("/" + realm.name() + "/partial-export", "{}")
                .ok()
                .json()
                .path("authenticatorConfig")
                .size();
    }

    private JsonNode events() {
        return realm.admin()
                .get("/" + realm.name() + "/admin-events?max=100&resourcePath=*sign-in-flows*")
                .ok()
                .json();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What each step of a flow is, how it counts, how deep it stands and whether anything is configured. */
    private static List<String> described(JsonNode executions) {
        return StreamSupport.stream(executions.spliterator(), false)
                .map(step -> step.path("providerId").asText("flow") + " "
                        + step.path("requirement").asText() + " "
                        + step.path("level").asText() + " " + step.has("authenticationConfig"))
                .toList();
    }
}
