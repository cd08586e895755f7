package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of the admin API: they answer as described, and to nobody else. On every database. */
abstract class DirectoryRoutes extends DirectoryScenario {

    DirectoryRoutes(KeycloakServer keycloak) {
        super(keycloak, "directory-routes");
    }

    @Test
    void answers_are_as_the_description_says() {
        SchemaCheck check =
                new SchemaCheck(realm.api().get("/openapi.json").ok().json());
        Answer created = realm.api()
                .post(
                        "/directories",
                        Map.of(
                                "name",
                                "Acme",
                                "alias",
                                "acme",
                                "requireSaml",
                                false,
                                "clients",
                                List.of("provisioning")));
        Answer issued = realm.api().post(ACME + "/tokens", Map.of("label", "Okta", "expiresIn", "P5D"));
        realm.scim("acme", issued.json().path("token").asText())
                .post("/Users", Map.of("userName", "ann@example.com"))
                .ok();
        List<String> faults = new ArrayList<>();

        faults.addAll(check.faults("post", "/directories", created.status(), created.json()));
        faults.addAll(check.faults("post", "/directories/{directory}/tokens", issued.status(), issued.json()));
        Map.of(
                        "/directories",
                        "/directories",
                        "/directories/{directory}",
                        ACME,
                        "/directories/{directory}/tokens",
                        ACME + "/tokens",
                        "/directories/{directory}/activity",
                        ACME + "/activity",
                        "/activity",
                        "/activity")
                .forEach((path, address) -> {
                    Answer answer =
                            realm.api().with("Accept", "application/json").get(address);
                    faults.addAll(check.faults("get", path, answer.status(), answer.json()));
                });
        Answer deleted = realm.api().delete(ACME + "?users=keep");
        faults.addAll(check.faults("delete", "/directories/{directory}", deleted.status(), deleted.json()));

        assertThat(faults).isEmpty();
    }

    @Test
    void nobody_reaches_what_is_not_theirs_by_any_route() {
        try (CustomerRealm other = CustomerRealm.in(realm.keycloak(), "registered-elsewhere", mailServer.port())) {
            other.create("elsewhere");

            nobodyReachesTheirs();

            assertThat(other.components()).hasSize(1);
        }
    }

    private void nobodyReachesTheirs() {
        realm.create("acme");
        realm.create("beta");
        realm.token("beta");
        String token = realm.api()
                .get("/directories/beta/tokens")
                .json()
                .at("/items/0/id")
                .asText();
        Http nobody = realm.as("nobody");
        Http viewer = realm.as("viewer");
        JsonNode paths = realm.api().get("/openapi.json").ok().json().path("paths");
        JsonNode before = realm.components();

        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    String own = filled(path.getKey(), "acme", token);
                    boolean exists = !path.getKey().replace("{directory}", "").contains("{");
                    assertThat(statusOf(realm.stranger(), method, own))
                            .as(method + " " + own)
                            .isEqualTo(401);
                    assertThat(statusOf(nobody, method, own))
                            .as("nobody: " + method + " " + own)
                            .isIn(exists ? List.of(403) : List.of(403, 404));
                    if (!method.equals("get")) {
                        assertThat(statusOf(viewer, method, own))
                                .as("viewer: " + method + " " + own)
                                .isIn(exists ? List.of(403) : List.of(403, 404));
                    }
                    if (path.getKey().contains("{directory}")) {
                        String foreign = filled(path.getKey(), "elsewhere", token);
                        assertThat(statusOf(realm.api(), method, foreign))
                                .as(method + " " + foreign)
                                .isEqualTo(404);
                        if (!exists) {
                            assertThat(statusOf(realm.api(), method, own))
                                    .as("another's: " + method + " " + own)
                                    .isIn(400, 404);
                        }
                    }
                }));

        assertThat(realm.components()).isEqualTo(before);
        assertThat(realm.api().get("/directories/beta/tokens").json().path("items"))
                .hasSize(1);
    }

    private static String filled(String path, String directory, String id) {
        return path.replace("{directory}", directory).replaceAll("\\{\\w+}", id);
    }

    private static int statusOf(Http http, String method, String path) {
        String verb = method.toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "GET" -> http.get(path).status();
            case "DELETE" ->
                http.delete(path + (path.matches("/directories/[^/]+") ? "?users=keep" : ""))
                        .status();
            default -> http.send(verb, path, "{}").status();
        };
    }
}
