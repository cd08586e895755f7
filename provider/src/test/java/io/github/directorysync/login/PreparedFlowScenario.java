package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.SchemaCheck;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A realm as Keycloak makes it, a directory that enforces SAML, and the call that prepares the realm for SAML first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PreparedFlowScenario {

    static final String FLOWS = "/sign-in-flows";
    static final String ALICE = "alice@acme.example";
    static final String APP = "http://app.example/callback";
    final FakeMailServer mailServer = FakeMailServer.open();
    final KeycloakServer keycloak;
    final String realmName;
    SamlRealm realm;
    TestDirectory acme;
    String alice = "";

    PreparedFlowScenario(KeycloakServer keycloak, String realmName) {
        this.keycloak = keycloak;
        this.realmName = realmName;
        realm = new SamlRealm(keycloak, "");
        acme = new TestDirectory(keycloak, "", "", "", "");
    }

    @BeforeEach
    void a_realm_as_keycloak_makes_it_and_somebody_with_a_password_that_should_not_count() {
        realm = SamlRealm.fresh(keycloak, realmName, mailServer.port());
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
        mailServer.close();
    }

    JsonNode prepare() {
        return realm.api().post(FLOWS, "").ok().json();
    }

    List<String> check(String method, JsonNode answer) {
        return new SchemaCheck(realm.api().get("/openapi.json").ok().json()).faults(method, FLOWS, 200, answer);
    }

    String bound(String field) {
        return realm.admin().get("/" + realm.name()).ok().json().path(field).asText();
    }

    List<String> flowNames() {
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

    static Map<String, String> actions(JsonNode state) {
        Map<String, String> actions = new HashMap<>();
        for (JsonNode flow : state.isArray() ? state : state.path("flows")) {
            actions.put(name(flow), flow.path("action").asText());
        }
        return actions;
    }

    static JsonNode flow(JsonNode state, String name) {
        return StreamSupport.stream(state.path("flows").spliterator(), false)
                .filter(flow -> name(flow).equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String name(JsonNode flow) {
        return (flow.path("flow").asText() + " " + flow.path("identityProvider").asText("")).strip();
    }

    static Map<String, Object> local(String name, Totp phone) {
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
