package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.LOCAL;
import static io.github.directorysync.login.SamlRealm.OTHER;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.SchemaCheck;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One call makes a realm ready for SAML first, on every database: what it does to the flows, and what people see then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PreparedFlows {

    private static final String FLOWS = "/sign-in-flows";
    private static final String ALICE = "alice@acme.example";
    /** Not every version says the same. */
    private static final String NOT_THAT = "Invalid (username or )?password";

    private static final String APP = "http://app.example/callback";

    private final Mailbox mailbox = Mailbox.open();
    private final KeycloakServer keycloak;
    private SamlRealm realm;
    private TestDirectory acme;
    private String alice = "";

    PreparedFlows(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = new SamlRealm(keycloak, "");
        acme = new TestDirectory(keycloak, "", "", "", "");
    }

    @BeforeEach
    void a_realm_as_keycloak_makes_it_and_somebody_with_a_password_that_should_not_count() {
        realm = SamlRealm.fresh(keycloak, "prepared-flows", mailbox.port());
        acme = TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of()));
        alice = acme.user(ALICE);
        realm.letIn(alice);
    }

    @AfterEach
    void the_realm_goes() {
        realm.close();
    }

    @AfterAll
    void gone() {
        mailbox.close();
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
        assertThat(mailbox.mails()).noneMatch(mail -> mail.contains("To: " + ALICE) && mail.contains("Subject: Reset"));
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
        assertThat(mailbox.mails()).anyMatch(mail -> mail.contains("To: " + LOCAL) && mail.contains("Subject: Reset"));
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
        String link = mailbox.mails().stream()
                .filter(mail -> mail.contains("To: " + ALICE))
                .filter(mail -> mail.contains("Subject: Link"))
                .flatMap(mail -> Pattern.compile("http\\S+action-token\\?\\S+")
                        .matcher(mail.replace("=\n", "").replace("=3D", "=").replace("&amp;", "&"))
                        .results()
                        .map(found -> found.group().replaceAll("[\">].*", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sent.text() + mailbox.mails()));

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

    private JsonNode prepare() {
        return realm.api().post(FLOWS, "").ok().json();
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

    private List<String> check(String method, JsonNode answer) {
        return new SchemaCheck(realm.api().get("/openapi.json").ok().json()).faults(method, FLOWS, 200, answer);
    }

    private String bound(String field) {
        return realm.admin().get("/" + realm.name()).ok().json().path(field).asText();
    }

    private List<String> flowNames() {
        return realm
                .admin()
                .get("/" + realm.name() + "/authentication/flows")
                .ok()
                .json()
                .findValuesAsText("alias")
                .stream()
                .sorted()
                .toList();
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

    private static Map<String, String> actions(JsonNode state) {
        Map<String, String> actions = new HashMap<>();
        for (JsonNode flow : state.isArray() ? state : state.path("flows")) {
            actions.put(name(flow), flow.path("action").asText());
        }
        return actions;
    }

    private static JsonNode flow(JsonNode state, String name) {
        return StreamSupport.stream(state.path("flows").spliterator(), false)
                .filter(flow -> name(flow).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(JsonNode flow) {
        return (flow.path("flow").asText() + " " + flow.path("identityProvider").asText("")).strip();
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

    private static Map<String, Object> local(String name, Totp phone) {
        return Map.of(
                "username",
                name,
                "email",
                name,
                "firstName",
                "Given",
                "lastName",
                "Family",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD), phone.credential()));
    }
}
