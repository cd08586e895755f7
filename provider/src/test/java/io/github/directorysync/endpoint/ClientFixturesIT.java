package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every client behaviour that we know of, played against a real Keycloak: one test for each file. */
@WithKeycloak
class ClientFixturesIT {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final String REALM = "fixtures";

    /** The ones that wait for a feature, each with its reason. */
    private static final Map<String, String> WAITING = Map.of();

    private final KeycloakServer keycloak;

    ClientFixturesIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeEach
    void a_realm_with_an_app() {
        FixtureRealm.in(keycloak, REALM);
    }

    @TestFactory
    Stream<DynamicTest> every_client_is_answered_as_it_expects() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FIXTURES)) {
            files = all.sorted().toList();
        }
        return files.stream()
                .map(Fixture::read)
                .filter(fixture -> !WAITING.containsKey(fixture.file()))
                .map(fixture -> dynamicTest(fixture.behaviour(), () -> play(fixture)));
    }

    private void play(Fixture fixture) {
        try (TestDirectory directory = TestDirectory.in(keycloak, REALM, fixture.settings())) {
            Map<String, String> placeholders = new HashMap<>(Map.of(
                    "token", directory.token(),
                    "base", directory.url()));
            prepare(fixture, directory, placeholders);
            Http base = Http.at(directory.url());
            JsonNode scenario = fixture.roleScenario();
            FixtureRealm realm = new FixtureRealm(keycloak, REALM);
            if (!scenario.isMissingNode()) {
                realm.map(scenario, placeholders);
            }
            fixture.play(base, placeholders);
            if (placeholders.containsKey("pausedDirectoryToken")) {
                pause(directory, "resume");
            }
            if (!scenario.isMissingNode()) {
                assertThat(realm.roleAtSignIn("alice@example.com"))
                        .isEqualTo(scenario.path("expectedRole").asText("refused"));
            }
        }
    }

    private void prepare(Fixture fixture, TestDirectory directory, Map<String, String> placeholders) {
        String text = fixture.json().toString();
        if (text.contains("${users.u1}")) {
            for (int i = 1; i <= 50; i++) {
                placeholders.put("users.u" + i, directory.user("u" + i + "@example.com"));
            }
        }
        if (text.contains("${users.realmadmin}")) {
            placeholders.put("users.realmadmin", administrator(directory));
        }
        if (text.contains("${clientIdSecret}")) {
            OAuthClient client = OAuthClient.in(keycloak, REALM, directory.url());
            placeholders.put("clientIdSecret", client.basic());
            placeholders.put("tokenEndpoint", client.tokenEndpoint());
        }
        if (text.contains("${previousToken}")) {
            placeholders.put("previousToken", directory.token());
            issueToken(directory);
        }
        if (text.contains("${pausedDirectoryToken}")) {
            placeholders.put("pausedDirectoryToken", directory.token());
            pause(directory, "pause");
        }
        for (JsonNode user : fixture.setup().path("users")) {
            placeholders.put(
                    "users." + user.path("ref").asText(),
                    directory.scim().post("/Users", user).createdId());
        }
        for (JsonNode group : fixture.setup().path("groups")) {
            placeholders.put("groups." + group.path("ref").asText(), group(directory, group, placeholders));
        }
    }

    private String administrator(TestDirectory directory) {
        String id = directory.user("realmadmin@example.com");
        FixtureRealm.makeAdministrator(keycloak, REALM, id);
        return id;
    }

    private void pause(TestDirectory directory, String how) {
        keycloak.admin()
                .post("/" + REALM + "/directory-sync/directories/" + directory.alias() + "/" + how, "")
                .ok();
    }

    private void issueToken(TestDirectory directory) {
        keycloak.admin()
                .post(
                        "/" + REALM + "/directory-sync/directories/" + directory.alias() + "/tokens",
                        Map.of("label", "the next one"))
                .ok();
    }

    private static String group(TestDirectory directory, JsonNode group, Map<String, String> placeholders) {
        Map<String, Object> body = new HashMap<>();
        body.put("displayName", group.path("displayName").asText());
        body.put("externalId", group.path("externalId").asText());
        String id = directory.scim().post("/Groups", body).createdId();
        for (JsonNode member : group.path("members")) {
            Answer added = directory
                    .scim()
                    .patch(
                            "/Groups/" + id,
                            Map.of(
                                    "Operations",
                                    List.of(Map.of(
                                            "op",
                                            "add",
                                            "path",
                                            "members",
                                            "value",
                                            List.of(Map.of(
                                                    "value",
                                                    placeholders.getOrDefault("users." + member.asText(), "")))))));
            added.ok();
        }
        return id;
    }
}
