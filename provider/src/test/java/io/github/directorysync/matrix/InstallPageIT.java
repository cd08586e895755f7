package io.github.directorysync.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.KeycloakVersion;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/install.md}, as they are printed there, by Keycloak's own {@code kcadm.sh}. Blocks marked {@code sh}
 * are run, section after section; those marked {@code shell} need what a test has not.
 */
@WithKeycloak
class InstallPageIT {

    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^[A-Z]+=\\$\\(.*\\)$");

    private final KeycloakServer keycloak;
    private final List<String> assignments = new ArrayList<>();

    @TempDir
    private Path home;

    InstallPageIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeEach
    void a_realm_with_a_client() {
        keycloak.admin().makeRealm(Map.of("realm", "myrealm", "enabled", true)).ok();
        keycloak.admin()
                .post("/myrealm/clients", Map.of("clientId", "my-app", "redirectUris", List.of("http://localhost/*")))
                .ok();
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/myrealm");
    }

    @Test
    void whoever_follows_the_page_has_a_directory_whose_people_sign_in_with_their_role() throws Exception {
        String page = Files.readString(KeycloakVersion.tested().home().resolve("../../../docs/install.md"));
        String token = "";
        for (String section : sections(page)) {
            if (section.startsWith("6.")) {
                push(token);
            }
            if (section.startsWith("Uninstall")) {
                assertThat(roleInAnAccessToken()).isEqualTo("Admin");
            }
            Matcher shown = Pattern.compile("kcds_[A-Za-z0-9_-]{43}").matcher(run(section));
            token = shown.find() ? shown.group() : token;
        }

        assertThat(keycloak.admin()
                        .get("/myrealm/directory-sync/directories")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(keycloak.admin()
                        .get("/myrealm/users?username=ada%40acme.example&exact=true")
                        .json())
                .hasSize(1);
    }

    private static List<String> sections(String page) {
        List<String> sections = new ArrayList<>();
        Matcher heading = SECTION.matcher(page);
        int from = -1;
        while (heading.find()) {
            if (from >= 0) {
                sections.add(page.substring(from, heading.start()));
            }
            from = heading.start(1);
        }
        sections.add(page.substring(from));
        return sections;
    }

    /** What the commands of a section print; variables of the sections before it are there. */
    private String run(String section) throws IOException, InterruptedException {
        String commands =
                BLOCK.matcher(section).results().map(block -> block.group(1)).collect(Collectors.joining());
        if (commands.isEmpty()) {
            return "";
        }
        String script =
                String.join("\n", assignments) + "\n" + commands.replace("http://localhost:8080", keycloak.url());
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).redirectErrorStream(true);
        bash.environment().merge("PATH", KeycloakVersion.tested().home() + "/bin", (path, tools) -> tools + ":" + path);
        bash.environment().put("KC_OPTS", "-XX:TieredStopAtLevel=1 -Duser.home=" + home);
        bash.environment().put("KC_CLI_PASSWORD", Admin.PASSWORD);
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", script, output).isZero();
        ASSIGNMENT.matcher(commands).results().map(found -> found.group()).forEach(assignments::add);
        return output;
    }

    private void push(String token) {
        Http scim = keycloak.http().bearer(token);
        String base = "/realms/myrealm/directories/acme/scim/v2";
        Map<String, ?> ada = Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                "userName",
                "ada@acme.example",
                "name",
                Map.of("givenName", "Ada", "familyName", "Lovelace"));
        String id = scim.post(base + "/Users", ada).ok().json().path("id").asText();
        scim.post(
                        base + "/Groups",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:Group"),
                                "displayName",
                                "Admins",
                                "members",
                                List.of(Map.of("value", id))))
                .ok();
    }

    private String roleInAnAccessToken() {
        String app = keycloak.admin()
                .get("/myrealm/clients?clientId=my-app")
                .json()
                .at("/0/id")
                .asText();
        String ada = keycloak.admin()
                .get("/myrealm/users?username=ada%40acme.example")
                .json()
                .at("/0/id")
                .asText();
        return keycloak.admin()
                .get("/myrealm/clients/" + app + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
                        + ada)
                .ok()
                .json()
                .path("role")
                .asText();
    }
}
