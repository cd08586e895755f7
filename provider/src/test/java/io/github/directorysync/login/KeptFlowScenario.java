package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A realm whose sign-in flows are prepared and kept so. */
abstract class KeptFlowScenario {

    static final String FLOWS = "/sign-in-flows";
    final FakeMailServer mailServer = FakeMailServer.open();
    final KeycloakServer keycloak;
    final SamlRealm realm;
    final TestDirectory acme;

    KeptFlowScenario(KeycloakServer keycloak, String realmName) {
        this.keycloak = keycloak;
        realm = SamlRealm.fresh(keycloak, realmName, mailServer.port());
        acme = TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of()));
        realm.admin()
                .put("/" + realm.name(), Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    void prepare() {
        realm.api().post(FLOWS, "").ok();
        assertThat(isEnforced()).isTrue();
    }

    boolean isEnforced() {
        return realm.api().get(FLOWS).ok().json().path("enforced").asBoolean();
    }

    String attention() {
        return realm.api()
                .get("/directories/" + acme.alias())
                .ok()
                .json()
                .path("attention")
                .toString();
    }

    String name(String flow, String provider) {
        for (JsonNode each : realm.api().get(FLOWS).ok().json().path("flows")) {
            if (each.path("flow").asText().equals(flow)
                    && each.path("identityProvider").asText("").equals(provider)) {
                return each.path("name").asText("");
            }
        }
        return "no such flow";
    }

    void addProvider(String alias) {
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
}
