package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WholeRealm;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A realm that {@code kc.sh export} wrote with its people, in every way in which it can come in again, a day later: what
 * was to end has ended, what was given for a reason has it, and the directory goes on where it was.
 */
@Order(1)
@WithKeycloak
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(named = "keycloak.test.mode", matches = "container")
class RealmExportIT {

    private static final String REALM = "exported";
    private final Instant later = Instant.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MILLIS);

    private final KeycloakServer h2;
    private final OnPostgres postgres;
    private TestDirectory source;
    private RestoredDirectory restored;
    private JsonNode exported;
    private String ann = "";
    private String bob = "";
    private String eve = "";
    private String sales = "";
    private String whyAnn = "";

    RealmExportIT(KeycloakServer h2, OnPostgres postgres) {
        this.h2 = h2;
        this.postgres = postgres;
    }

    @BeforeAll
    void a_realm_is_exported() {
        RoleRealm realm = RoleRealm.in(postgres.keycloak(), REALM);
        realm.ladder("Viewer", "Admin=40", "Manager=30", "Viewer=20", "Reader=10");
        postgres.keycloak()
                .admin()
                .post(
                        "/" + REALM + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "acme-saml",
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://acme.example/sso")))
                .ok();
        source = TestDirectory.in(
                postgres.keycloak(),
                REALM,
                Map.of(
                        "apps",
                        List.of("portal"),
                        "identity-provider",
                        List.of("acme-saml"),
                        "on-delete",
                        List.of("suspend")));
        ann = source.user("ann@example.com");
        bob = source.user("bob@example.com");
        eve = source.user("eve@example.com");
        sales = source.group("Sales", ann);
        realm.put(
                        "/directories/" + source.alias() + "/groups/" + sales + "/role?app=" + realm.app(),
                        Map.of("role", "Manager"))
                .ok();
        choose(realm, bob, "Admin", "On call \"until\" ü");
        choose(realm, eve, "Manager", "x".repeat(900));
        saveAsTheConsoleDoes(realm, bob);
        rename(parentOf(sales), "Our first customer");
        whyAnn = sentence(realm, ann);

        restored = new RestoredDirectory(source);
        exported = WholeRealm.exported(postgres.postgres().database(), REALM);
        restored.tamper(exported);
        // As if it came in a day after the end of what Eve was given.
        ObjectNode attributes = (ObjectNode) person("eve@example.com").path("attributes");
        String text = attributes.at("/directory-sync.selectors/0").asText();
        attributes
                .putArray("directory-sync.selectors")
                .add(text.replace(
                        String.valueOf(later.toEpochMilli()),
                        String.valueOf(Instant.now().minus(Duration.ofDays(1)).toEpochMilli())));
        postgres.keycloak().admin().delete("/" + REALM).ok();
    }

    @AfterEach
    void gone() {
        h2.admin().delete("/" + REALM);
        postgres.keycloak().admin().delete("/" + REALM);
    }

    @Test
    void into_another_server_at_once() {
        h2.admin().post("", exported).ok();

        assertEverythingIsThere(h2);
    }

    @Test
    void into_the_same_server_where_everything_has_the_ids_that_it_had() {
        postgres.keycloak().admin().post("", exported).ok();

        assertEverythingIsThere(postgres.keycloak());
    }

    @Test
    void people_after_their_realm_by_a_partial_import() {
        ObjectNode realm = exported.deepCopy();
        JsonNode users = realm.remove("users");

        h2.admin().post("", realm).ok();
        h2.admin()
                .post("/" + REALM + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", users))
                .ok();

        assertEverythingIsThere(h2);
    }

    @Test
    void people_in_files_of_their_own_beside_a_server_that_runs(@TempDir Path directory) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode realm = exported.deepCopy();
        ArrayNode users = (ArrayNode) realm.remove("users");
        json.writeValue(directory.resolve(REALM + "-realm.json").toFile(), realm);
        for (int i = 0; i < users.size(); i++) {
            json.writeValue(
                    directory.resolve(REALM + "-users-" + i + ".json").toFile(),
                    Map.of("realm", REALM, "users", List.of(users.get(i))));
        }

        WholeRealm.imported(postgres.postgres().database(), directory);

        assertEverythingIsThere(postgres.keycloak());
    }

    private void assertEverythingIsThere(KeycloakServer keycloak) {
        String app = keycloak.admin()
                .get("/" + REALM + "/clients?clientId=portal")
                .json()
                .at("/0/id")
                .asText();
        RoleRealm realm = new RoleRealm(keycloak, REALM, app);
        String people = "/apps/" + app + "/people/";

        assertThat(realm.roleAtSignIn(eve, "eve@example.com")).isEqualTo("Viewer");
        assertThat(sentence(realm, eve)).contains("Viewer");
        assertThat(sentence(realm, ann)).isEqualTo(whyAnn);
        assertThat(realm.roleAtSignIn(bob, "bob@example.com")).isEqualTo("Admin");
        Waiting.until(() -> realm.get(people + bob + "/selector").ok().json().has("reason"));
        JsonNode selector = realm.get(people + bob + "/selector").json();
        assertThat(selector.path("reason").asText()).isEqualTo("On call \"until\" ü");
        assertThat(selector.path("by").asText()).isEqualTo("admin");
        assertThat(selector.path("expires").asText()).isEqualTo(later.toString());
        Waiting.until(() -> realm.get(people + eve + "/selector").status() == 404);
        Waiting.until(() -> !directRoles(realm, eve).contains("Manager"));
        the_directory_goes_on(keycloak);
        assertThat(sentence(realm, ann)).isEqualTo(whyAnn);
        restored.goesOn(
                keycloak, new TestDirectory(keycloak, REALM, source.id(), source.alias(), source.token()), sales, ann);
    }

    private void the_directory_goes_on(KeycloakServer keycloak) {
        TestDirectory directory = new TestDirectory(keycloak, REALM, source.id(), source.alias(), source.token());
        long before = count(keycloak);

        Waiting.until(() -> directory.scim().get("/Users/" + ann).status() == 200);
        assertThat(directory
                        .scim()
                        .post("/Users", Map.of("userName", "ann@example.com"))
                        .status())
                .isEqualTo(409);
        assertThat(directory.get("/Groups/" + sales).at("/members/0/value").asText())
                .isEqualTo(ann);
        assertThat(count(keycloak)).isEqualTo(before);
        assertThat(directory.get("/Users/" + ann).at("/roles/0/value").asText()).isEqualTo("Manager");
        assertThat(keycloak.admin()
                        .get("/" + REALM + "/users/" + ann + "/federated-identity")
                        .json()
                        .at("/0/userId")
                        .asText())
                .isEqualTo("ann@example.com");
    }

    private String parentOf(String group) {
        return postgres.keycloak()
                .admin()
                .get("/" + REALM + "/groups/" + group)
                .ok()
                .json()
                .path("parentId")
                .asText();
    }

    /** By its id the directory knows it all the same. */
    private void rename(String group, String name) {
        postgres.keycloak()
                .admin()
                .put("/" + REALM + "/groups/" + group, Map.of("name", name))
                .ok();
    }

    private static long count(KeycloakServer keycloak) {
        return keycloak.admin().get("/" + REALM + "/users/count").json().asLong();
    }

    private static String directRoles(RoleRealm realm, String user) {
        return realm.keycloak()
                .admin()
                .get("/" + REALM + "/users/" + user + "/role-mappings/clients/" + realm.app())
                .ok()
                .body();
    }

    private static String sentence(RoleRealm realm, String user) {
        return realm.get("/apps/" + realm.app() + "/people/" + user + "/explanation")
                .ok()
                .json()
                .path("sentence")
                .asText();
    }

    private void choose(RoleRealm realm, String user, String role, String reason) {
        realm.put(
                        "/apps/" + realm.app() + "/people/" + user + "/selector",
                        Map.of("role", role, "reason", reason, "expires", later.toString()))
                .ok();
    }

    /** It reads the whole person and sends them back. */
    private static void saveAsTheConsoleDoes(RoleRealm realm, String user) {
        String path = "/" + REALM + "/users/" + user;
        Answer read = realm.keycloak().admin().get(path + "?userProfileMetadata=true");
        realm.keycloak().admin().put(path, read.ok().json()).ok();
    }

    private JsonNode person(String name) {
        return StreamSupport.stream(exported.path("users").spliterator(), false)
                .filter(user -> user.path("username").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
