package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Directories by the admin API: entered, read, changed, listed, exported. On every database. */
abstract class EnteredDirectories extends DirectoryScenario {

    EnteredDirectories(KeycloakServer keycloak) {
        super(keycloak, "entered-directories");
    }

    @Test
    void a_directory_is_entered_read_and_changed_with_fields_of_their_real_types() {
        Answer created = realm.api()
                .post(
                        "/directories",
                        Map.of(
                                "name",
                                "Acme Corp.",
                                "alias",
                                "acme",
                                "kind",
                                "okta",
                                "identityProvider",
                                "acme-saml",
                                "verifiedDomains",
                                List.of("acme.example"),
                                "rateLimit",
                                10,
                                "setPasswords",
                                true));

        assertThat(created.status()).isEqualTo(201);
        JsonNode acme = realm.api().get(ACME).ok().json();
        assertThat(acme).isEqualTo(created.json());
        assertThat(acme.path("kind").asText()).isEqualTo("okta");
        assertThat(acme.path("rateLimit").isInt()).isTrue();
        assertThat(acme.path("setPasswords").isBoolean()).isTrue();
        assertThat(acme.path("verifiedDomains").get(0).asText()).isEqualTo("acme.example");
        assertThat(acme.path("scimBaseUrl").asText()).endsWith("/realms/" + realm.name() + "/directories/acme/scim/v2");
        assertThat(realm.components().at("/0/config/rate-limit/0").asText()).isEqualTo("10");

        JsonNode patched = realm.api()
                .patch(ACME, "{\"name\": \"Acme\", \"rateLimit\": null}")
                .ok()
                .json();
        assertThat(patched.path("name").asText()).isEqualTo("Acme");
        assertThat(patched.path("rateLimit").asInt()).isEqualTo(50);
        assertThat(patched.path("identityProvider").asText()).isEqualTo("acme-saml");

        JsonNode same = realm.api().put(ACME, patched).ok().json();
        assertThat(same).isEqualTo(patched);

        JsonNode replaced = realm.api()
                .put(ACME, Map.of("name", "Acme", "alias", "acme"))
                .ok()
                .json();
        assertThat(replaced.has("identityProvider")).isFalse();
        assertThat(replaced.path("setPasswords").asBoolean()).isFalse();
    }

    @Test
    void what_is_wrong_is_said_with_its_field_and_nothing_is_kept() {
        Map<String, Map<String, ?>> wrong = new TreeMap<>(Map.of(
                "alias", Map.of("name", "Acme", "alias", "Acme Corp"),
                "name", Map.of("alias", "acme"),
                "identityProvider", Map.of("name", "Acme", "alias", "acme", "identityProvider", "none"),
                "verifiedDomains", Map.of("name", "Acme", "alias", "acme", "verifiedDomains", List.of("x y")),
                "rateLimit", Map.of("name", "Acme", "alias", "acme", "rateLimit", "many"),
                "contacts", Map.of("name", "Acme", "alias", "acme", "contacts", List.of("nobody")),
                "paused", Map.of("name", "Acme", "alias", "acme", "paused", "yes"),
                "pausd", Map.of("name", "Acme", "alias", "acme", "pausd", true),
                "token", Map.of("name", "Acme", "alias", "acme", "token", "hunter2")));

        wrong.forEach((field, body) -> {
            Answer answer = realm.api().post("/directories", body);
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.json().path("field").asText()).isEqualTo(field);
            assertThat(answer.json().path("errorMessage").asText()).isNotEmpty();
        });
        assertThat(realm.components()).isEmpty();

        realm.create("acme");
        Answer twice = realm.api().post("/directories", Map.of("name", "Acme", "alias", "acme"));
        assertThat(twice.json().path("field").asText()).isEqualTo("alias");
    }

    @Test
    void the_list_is_paged_by_name_and_counts_in_it() {
        List.of("acme", "beta", "gamma").forEach(realm::create);
        Http scim = realm.scim("beta", realm.token("beta"));
        scim.post("/Users", Map.of("userName", "ann@example.com")).ok();
        scim.post("/Groups", Map.of("displayName", "Sales")).ok();

        JsonNode page = realm.api().get("/directories?first=1&max=1").ok().json();

        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.at("/items/0/alias").asText()).isEqualTo("beta");
        assertThat(page.at("/items/0/users").asInt()).isEqualTo(1);
        assertThat(page.at("/items/0/groups").asInt()).isEqualTo(1);
        assertThat(realm.api()
                        .get("/directories?search=AMM")
                        .json()
                        .at("/items/0/alias")
                        .asText())
                .isEqualTo("gamma");
        assertThat(realm.api().get("/directories?max=0").status()).isEqualTo(400);
    }

    @Test
    void every_setting_survives_an_export_and_an_import() {
        ObjectNode whole = (ObjectNode) realm.api()
                .post(
                        "/directories",
                        Map.of(
                                "name",
                                "Acme",
                                "alias",
                                "acme",
                                "kind",
                                "entra",
                                "paused",
                                true,
                                "contacts",
                                List.of("it@acme.example"),
                                "groupsParent",
                                "Customers",
                                "rateLimit",
                                7,
                                "attributeMapping",
                                List.of("title -> jobTitle")))
                .ok()
                .json();
        JsonNode exported = realm.keycloak()
                .admin()
                .post("/" + realm.name() + "/partial-export", "{}")
                .ok()
                .json();
        ((ObjectNode) exported.path("components")).remove("org.keycloak.keys.KeyProvider");
        realm.close();

        realm.keycloak().admin().makeRealm(exported).ok();

        ObjectNode again = (ObjectNode) realm.api().get(ACME).ok().json();
        whole.remove("id");
        again.remove("id");
        assertThat(again).isEqualTo(whole);
    }
}
