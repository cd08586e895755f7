package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows that are not kept prepared: what leads past enforcement is told, and imports bring their own. */
@WithKeycloak
final class UnkeptFlowsIT extends KeptFlowScenario {

    UnkeptFlowsIT(KeycloakServer keycloak) {
        super(keycloak, "unkept-flows");
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
