package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ServiceProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Employees of the demo's customer, whose first sign-in asks them for their name. */
abstract class TakeOverScenario {

    static final String MALLORY = "mallory@acme.example";
    static final String CEO = "the.ceo@acme.example";
    static final String PASSWORD = "at acme only";
    static final String DIRECTORY = "/demo/directory-sync/directories/acme";
    final KeycloakServer keycloak;
    final ServiceProvider app;

    TakeOverScenario(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.app = ServiceProvider.trustCenter(keycloak.environment());
    }

    @BeforeEach
    void everybody_is_asked_who_they_are_at_their_first_sign_in() {
        reviewPage("on");
        List.of(MALLORY, CEO).forEach(this::employee);
    }

    @AfterEach
    void gone() {
        reviewPage("missing");
        importUsers(true);
        for (String realm : List.of("demo", "customer")) {
            for (String name : List.of("mallory", "the.ceo", "not-imported-")) {
                for (JsonNode left : keycloak.admin()
                        .get("/" + realm + "/users?search=" + name)
                        .ok()
                        .json()) {
                    keycloak.admin()
                            .delete("/" + realm + "/users/" + left.path("id").asText());
                }
            }
        }
        for (JsonNode review : reviews().path("items")) {
            decide(review, "dismiss");
        }
    }

    void employee(String name) {
        keycloak.admin()
                .post(
                        "/customer/users",
                        Map.of(
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
                                List.of(Map.of("type", "password", "value", PASSWORD))))
                .ok();
    }

    Http scim() {
        return Http.at(keycloak.url() + "/realms/demo/directories/acme/scim/v2")
                .bearer(keycloak.environment().directoryToken());
    }

    /** Of the flow in which people come for the first time, whichever it is by now. */
    void reviewPage(String when) {
        String flow = keycloak.admin()
                .get("/demo/identity-provider/instances/acme-saml")
                .ok()
                .json()
                .path("firstBrokerLoginFlowAlias")
                .asText();
        JsonNode steps = keycloak.admin()
                .get("/demo/authentication/flows/" + flow.replace(" ", "%20") + "/executions")
                .ok()
                .json();
        String config = "";
        for (JsonNode step : steps) {
            if (step.path("providerId").asText().equals("idp-review-profile")) {
                config = "/demo/authentication/config/"
                        + step.path("authenticationConfig").asText();
            }
        }
        assertThat(config).as(steps.toString()).isNotEmpty();
        JsonNode before = keycloak.admin().get(config).ok().json();
        keycloak.admin()
                .put(
                        config,
                        Map.of(
                                "id",
                                before.path("id").asText(),
                                "alias",
                                before.path("alias").asText(),
                                "config",
                                Map.of("update.profile.on.first.login", when)))
                .ok();
    }

    void importUsers(boolean imported) {
        keycloak.admin()
                .signedIn()
                .patch("/admin/realms" + DIRECTORY, Map.of("importUsers", imported))
                .ok();
    }

    String account(String name) {
        return keycloak.admin()
                .get("/demo/users?exact=true&username=" + Http.encoded(name))
                .ok()
                .json()
                .at("/0/id")
                .asText();
    }

    JsonNode keycloaks(String id) {
        return keycloak.admin().get("/demo/users/" + id).ok().json();
    }

    JsonNode reviews() {
        return keycloak.admin().get(DIRECTORY + "/reviews").ok().json();
    }

    Answer decide(JsonNode review, String decision) {
        return keycloak.admin().post(DIRECTORY + "/reviews/" + review.path("id").asText() + "/" + decision, Map.of());
    }
}
