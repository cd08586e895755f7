package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WholeRealm;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
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
@DisabledIfSystemProperty(named = "keycloak.test.mode", matches = "container")
final class RealmExportIT extends RealmExportScenario {

    RealmExportIT(KeycloakServer h2, OnPostgres postgres) {
        super(h2, postgres);
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

        // Chosen roles of people who come after their realm are restored in the background.
        Waiting.until(() -> realm.roleAtSignIn(eve, "eve@example.com").equals("Viewer"));
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
}
