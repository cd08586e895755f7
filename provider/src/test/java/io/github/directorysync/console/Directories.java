package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Directories by the admin API: entered, changed, paused, deleted; their tokens; how they are. On every database. */
abstract class Directories {

    private static final String ACME = "/directories/acme";

    private final Mailbox mailbox = Mailbox.open();
    private final CustomerRealm realm;

    Directories(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "registered", mailbox.port());
    }

    @AfterEach
    void gone() {
        realm.close();
        mailbox.close();
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
        assertThat(acme.path("scimBaseUrl").asText()).endsWith("/realms/registered/directories/acme/scim/v2");
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
    void a_paused_directory_refuses_everything_until_it_is_resumed() {
        realm.create("acme");
        String token = realm.token("acme");
        Http scim = realm.scim("acme", token);

        JsonNode paused = realm.api().post(ACME + "/pause", "").ok().json();

        assertThat(paused.path("status").asText()).isEqualTo("paused");
        assertThat(realm.components().at("/0/config/paused/0").asText()).isEqualTo("true");
        for (Answer answer : List.of(
                scim.get("/Users"),
                scim.post("/Users", Map.of("userName", "ann@example.com")),
                scim.post("/Bulk", Map.of("Operations", List.of())))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("detail").asText()).contains("paused");
        }
        assertThat(realm.scim("acme", "kcds_wrong").get("/Users").status()).isEqualTo(401);
        assertThat(scim.get("/ServiceProviderConfig").status()).isEqualTo(200);

        realm.api().post(ACME + "/resume", "").ok();

        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }

    @Test
    void its_status_follows_it_from_draft_to_active_and_to_what_is_wrong() {
        assertThat(realm.create("acme").path("status").asText()).isEqualTo("draft");
        String token = realm.token("acme");
        assertThat(status()).isEqualTo("waiting-for-first-request");

        realm.scim("acme", token).get("/Users").ok();

        CustomerRealm.eventually(() -> status().equals("active"));
        assertThat(realm.api().get(ACME).json().has("firstRequest")).isTrue();

        realm.api().patch(ACME, Map.of("identityProvider", "acme-saml")).ok();
        realm.keycloak()
                .admin()
                .delete("/" + realm.name() + "/identity-provider/instances/acme-saml")
                .ok();
        JsonNode broken = realm.api().get(ACME).json();
        assertThat(broken.path("status").asText()).isEqualTo("needs-attention");
        assertThat(broken.at("/attention/0/code").asText()).isEqualTo("identity-provider-missing");
        realm.api().post(ACME + "/pause", "").ok();
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
    void whoever_deletes_a_directory_says_what_becomes_of_its_users() {
        realm.create("acme");

        Answer unsaid = realm.api().delete(ACME);
        Answer unknown = realm.api().delete(ACME + "?users=forget");

        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.json().path("field").asText()).isEqualTo("users");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(realm.components()).hasSize(1);
    }

    @Test
    void its_users_are_kept_suspended_or_deleted_and_administrators_never_touched() {
        Map<String, String> ids = new HashMap<>();
        for (String way : List.of("keep", "suspend", "delete")) {
            realm.create(way);
            Http scim = realm.scim(way, realm.token(way));
            for (String who : List.of("ann", "boss")) {
                ids.put(
                        way + who,
                        scim.post("/Users", Map.of("userName", who + "@" + way + ".example", "active", true))
                                .createdId());
            }
            ids.put(
                    way + "group",
                    scim.post(
                                    "/Groups",
                                    Map.of(
                                            "displayName",
                                            "Sales",
                                            "members",
                                            List.of(Map.of("value", ids.getOrDefault(way + "ann", "")))))
                            .createdId());
            administrator(ids.getOrDefault(way + "boss", ""));
        }

        JsonNode kept = realm.api().delete("/directories/keep?users=keep").ok().json();
        JsonNode suspended = realm.api()
                .delete("/directories/suspend?users=suspend&groups=keep")
                .ok()
                .json();
        JsonNode deleted = realm.api()
                .delete("/directories/delete?users=delete&groups=delete")
                .ok()
                .json();

        assertThat(kept.path("users").asInt()).isZero();
        assertThat(suspended.path("users").asInt()).isEqualTo(1);
        assertThat(deleted.path("users").asInt()).isEqualTo(1);
        assertThat(deleted.path("groups").asInt()).isEqualTo(1);
        assertThat(deleted.path("status").asText()).isEqualTo("deleted");
        assertThat(realm.components()).isEmpty();
        assertThat(realm.user(ids.getOrDefault("keepann", "")).path("enabled").asBoolean())
                .isTrue();
        assertThat(realm.user(ids.getOrDefault("suspendann", ""))
                        .path("enabled")
                        .asBoolean(true))
                .isFalse();
        assertThat(realm.user(ids.getOrDefault("deleteann", "")).has("enabled")).isFalse();
        for (String way : List.of("keep", "suspend", "delete")) {
            assertThat(realm.user(ids.getOrDefault(way + "boss", ""))
                            .path("enabled")
                            .asBoolean())
                    .isTrue();
            assertThat(realm.api().get("/directories/" + way).status()).isEqualTo(404);
        }
        assertThat(group(ids.getOrDefault("suspendgroup", ""))).isEqualTo(200);
        assertThat(group(ids.getOrDefault("deletegroup", ""))).isEqualTo(404);
    }

    @Test
    void more_people_than_one_transaction_takes_are_all_suspended() {
        realm.create("acme");
        Http scim = realm.scim("acme", realm.token("acme"));
        List<Map<String, ?>> operations = new ArrayList<>();
        IntStream.range(0, 120)
                .forEach(i -> operations.add(Map.of(
                        "method",
                        "POST",
                        "path",
                        "/Users",
                        "bulkId",
                        "b" + i,
                        "data",
                        Map.of("userName", "u" + i + "@acme.example"))));
        scim.post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                operations))
                .ok();

        JsonNode deleted = realm.api().delete(ACME + "?users=suspend").ok().json();

        assertThat(deleted.path("users").asInt()).isEqualTo(120);
        assertThat(realm.keycloak()
                        .admin()
                        .get("/" + realm.name() + "/users/count?enabled=false")
                        .json()
                        .asInt())
                .isEqualTo(120);
    }

    @Test
    void a_token_is_exchanged_without_a_gap() {
        realm.create("acme");
        String old = realm.token("acme");
        String tokens = ACME + "/tokens";
        String id = realm.api().get(tokens).json().at("/items/0/id").asText();

        JsonNode next = realm.api()
                .post(tokens + "/" + id + "/rotate", Map.of("overlap", "P3D"))
                .ok()
                .json();

        assertThat(next.path("label").asText()).isEqualTo("Okta");
        assertThat(realm.scim("acme", old).get("/Users").status()).isEqualTo(200);
        assertThat(realm.scim("acme", next.path("token").asText()).get("/Users").status())
                .isEqualTo(200);
        assertThat(realm.api().get(tokens).json().at("/items/0/expires").asText())
                .isNotEmpty();
        Answer third = realm.api().post(tokens + "/" + id + "/rotate", Map.of("overlap", "P3D"));
        assertThat(third.status()).isEqualTo(400);
        assertThat(realm.api().get(tokens).json().path("items")).hasSize(2);

        realm.api()
                .post(tokens + "/" + next.path("id").asText() + "/rotate", Map.of("overlap", "PT0S"))
                .ok();

        assertThat(realm.scim("acme", next.path("token").asText()).get("/Users").status())
                .isEqualTo(401);
    }

    @Test
    void the_contacts_are_told_once_that_a_token_expires() {
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", "Acme Corp.", "alias", "acme", "contacts", List.of("it@acme.example")))
                .ok();

        realm.api()
                .post(ACME + "/tokens", Map.of("label", "Okta", "expiresIn", "P5D"))
                .ok();

        CustomerRealm.eventually(() -> !mailbox.mails().isEmpty() && warnings() > 0);
        realm.api()
                .post(ACME + "/tokens", Map.of("label", "Next", "expiresIn", "P1D"))
                .ok();
        CustomerRealm.eventually(() -> mailbox.mails().size() > 1);
        assertThat(mailbox.mails()).hasSize(2);
        assertThat(mailbox.mails().get(0)).contains("<it@acme.example>", "Acme Corp.", "Okta");
        assertThat(warnings()).isEqualTo(2);
    }

    @Test
    void the_health_of_a_node_is_its_background_work_and_counts_the_directories() {
        realm.create("acme");

        JsonNode health = realm.api().get("/health").ok().json();

        assertThat(health.path("status").asText()).isEqualTo("up");
        assertThat(health.at("/directories/draft").asInt()).isEqualTo(1);
        assertThat(health.path("tasks").findValuesAsText("name")).contains("activity-retention", "directory-removal");
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
        try (CustomerRealm other = CustomerRealm.in(realm.keycloak(), "registered-elsewhere", mailbox.port())) {
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
                    assertThat(status(realm.stranger(), method, own))
                            .as(method + " " + own)
                            .isEqualTo(401);
                    assertThat(status(nobody, method, own))
                            .as("nobody: " + method + " " + own)
                            .isIn(exists ? List.of(403) : List.of(403, 404));
                    if (!method.equals("get")) {
                        assertThat(status(viewer, method, own))
                                .as("viewer: " + method + " " + own)
                                .isIn(exists ? List.of(403) : List.of(403, 404));
                    }
                    if (path.getKey().contains("{directory}")) {
                        String foreign = filled(path.getKey(), "elsewhere", token);
                        assertThat(status(realm.api(), method, foreign))
                                .as(method + " " + foreign)
                                .isEqualTo(404);
                        if (!exists) {
                            assertThat(status(realm.api(), method, own))
                                    .as("another's: " + method + " " + own)
                                    .isIn(400, 404);
                        }
                    }
                }));

        assertThat(realm.components()).isEqualTo(before);
        assertThat(realm.api().get("/directories/beta/tokens").json().path("items"))
                .hasSize(1);
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

        realm.keycloak().admin().post("", exported).ok();

        ObjectNode again = (ObjectNode) realm.api().get(ACME).ok().json();
        whole.remove("id");
        again.remove("id");
        assertThat(again).isEqualTo(whole);
    }

    final CustomerRealm realm() {
        return realm;
    }

    private String status() {
        return realm.api().get(ACME).ok().json().path("status").asText();
    }

    private int group(String id) {
        return realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/groups/" + id)
                .status();
    }

    private void administrator(String user) {
        String base = "/" + realm.name();
        String client = realm.keycloak()
                .admin()
                .get(base + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode role = realm.keycloak()
                .admin()
                .get(base + "/clients/" + client + "/roles/manage-users")
                .json();
        realm.keycloak()
                .admin()
                .post(base + "/users/" + user + "/role-mappings/clients/" + client, List.of(role))
                .ok();
    }

    private long warnings() {
        long found = 0;
        for (JsonNode event : realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/admin-events?max=100")
                .ok()
                .json()) {
            found += event.path("operationType").asText().equals("ACTION") ? 1 : 0;
        }
        return found;
    }

    private static String filled(String path, String directory, String id) {
        return path.replace("{directory}", directory).replaceAll("\\{\\w+}", id);
    }

    private static int status(Http http, String method, String path) {
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
