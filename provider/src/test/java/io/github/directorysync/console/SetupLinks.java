package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Set-up links, and what their holders reach by them: their directory, and nothing else. On every database. */
abstract class SetupLinks {

    private static final String ACME = "/directories/acme";
    private static final String LINKS = ACME + "/links";

    private final Mailbox mailbox = Mailbox.open();
    private final CustomerRealm realm;
    private final Invited invited;

    SetupLinks(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "invited", mailbox.port());
        invited = Invited.in(realm);
        realm.create("acme");
        realm.create("beta");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailbox.close();
    }

    @Test
    void a_link_is_shown_once_and_listed_without_its_secret() {
        JsonNode made = invited.wholeLink("acme");

        assertThat(made.path("link").asText())
                .matches(".*/realms/invited/directory-sync/portal/#kcdsl_[A-Za-z0-9_-]{43}");
        JsonNode list = realm.api().get(LINKS).ok().json();
        assertThat(list.path("total").asInt()).isEqualTo(1);
        JsonNode listed = list.at("/items/0");
        assertThat(listed.path("label").asText()).isEqualTo("Ann of acme");
        assertThat(listed.path("state").asText()).isEqualTo("open");
        assertThat(listed.path("by").asText()).isEqualTo("admin");
        assertThat(listed.path("scopes")).hasSize(5);
        assertThat(listed.at("/highestRoles/" + invited.app()).asText()).isEqualTo("Editor");
        assertThat(listed.path("opened").asInt()).isZero();
        assertThat(list.toString() + events()).doesNotContain(Invited.secret(made));
        assertThat(events()).contains("SETUP_LINK");
        assertThat(realm.api()
                        .get("/directories/beta/links")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_wrong_with_a_link_is_said_with_its_field_and_nothing_is_made() {
        Map<String, Map<String, ?>> wrong = new TreeMap<>(Map.of(
                "scopes", Map.of(),
                "expiresIn", Map.of("scopes", List.of("connect"), "expiresIn", "P31D"),
                "email", Map.of("scopes", List.of("connect"), "email", "nobody"),
                "attributes", Map.of("scopes", List.of("map-attributes")),
                "highestRoles", Map.of("scopes", List.of("map-groups")),
                "expires", Map.of("scopes", List.of("connect"), "expires", "tomorrow")));
        List<Map<String, ?>> roles = List.of(
                Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of("nowhere", "Editor")),
                Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of(invited.app(), "Nobody")),
                Map.of("scopes", List.of("connect"), "highestRoles", Map.of(invited.app(), "Editor")));

        wrong.forEach((field, wish) -> assertRefused(field, invited.wish("acme", wish)));
        roles.forEach(wish -> assertRefused("highestRoles", invited.wish("acme", wish)));
        assertRefused("scopes", invited.wish("acme", Map.of("scopes", List.of("everything"))));
        assertRefused(
                "attributes",
                invited.wish("acme", Map.of("scopes", List.of("map-attributes"), "attributes", List.of("a,b"))));
        for (String reserved :
                List.of("email", "LDAP_ID", "is_temporary_admin", "directory-sync.selectors", "kc.org")) {
            assertRefused(
                    "attributes",
                    invited.wish(
                            "acme",
                            Map.of("scopes", List.of("map-attributes"), "attributes", List.of("jobTitle", reserved))));
        }
        assertRefused("label", invited.wish("acme", Map.of("scopes", List.of("connect"), "label", "Ann\r\nBcc: x")));
        assertThat(invited.wish("acme", "[]").status()).isEqualTo(400);
        assertThat(realm.api().get(LINKS).json().path("total").asInt()).isZero();
    }

    @Test
    void a_directory_has_ten_good_links_at_most() {
        IntStream.range(0, 10).forEach(i -> invited.link("acme", "connect"));

        assertRefused("links", invited.wish("acme", Map.of("scopes", List.of("connect"))));

        JsonNode page = realm.api().get(LINKS + "?first=9&max=5").ok().json();
        assertThat(page.path("items")).hasSize(1);
        realm.api().delete(LINKS + "/" + page.at("/items/0/id").asText()).ok();
        invited.link("acme", "connect");
    }

    @Test
    void of_many_who_make_a_link_at_one_moment_ten_do() {
        List<Answer> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> invited.wish("acme", Map.of("scopes", List.of("connect"))))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertRefused("links", answer));
    }

    @Test
    void the_holder_maps_what_the_directory_declares_itself_as_far_as_the_link_goes() {
        String urn = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
        realm.api()
                .patch(
                        ACME,
                        Map.of(
                                "extension",
                                urn,
                                "extensionAttributes",
                                List.of("badges[] -> badges", "plan -> plan", "costCode")))
                .ok();
        Http portal = invited.enter(invited.wish(
                        "acme", Map.of("scopes", List.of("map-attributes"), "attributes", List.of("badges", "costs")))
                .ok()
                .json());

        JsonNode before = portal.get("/mapping").ok().json();
        assertThat(before.path("mapping")).hasToString("{\"badges\":\"" + urn + ":badges\"}");
        assertThat(before.path("declared"))
                .extracting(JsonNode::asText)
                .containsExactly(urn + ":badges", urn + ":costCode", urn + ":plan");

        portal.put("/mapping", Map.of("mapping", Map.of("badges", urn + ":badges", "costs", urn + ":costCode")))
                .ok();
        assertThat(settings("attributeMapping")).containsExactly(urn + ":costCode -> costs");
        assertThat(settings("extensionAttributes"))
                .containsExactlyInAnyOrder("badges[] -> badges", "plan -> plan", "costCode");

        portal.put("/mapping", Map.of("mapping", Map.of("badges", "title"))).ok();
        assertThat(settings("attributeMapping")).containsExactly("title -> badges");
        assertThat(settings("extensionAttributes")).containsExactlyInAnyOrder("badges[]", "plan -> plan", "costCode");

        assertRefused("mapping", portal.put("/mapping", Map.of("mapping", Map.of("plan", urn + ":costCode"))));
        assertThat(portal.put("/mapping", Map.of("mapping", Map.of("badges", urn + ":nothing")))
                        .status())
                .isEqualTo(400);
        portal.put("/mapping", Map.of("mapping", Map.of())).ok();
        assertThat(settings("attributeMapping")).isEmpty();
        assertThat(settings("extensionAttributes")).containsExactlyInAnyOrder("badges[]", "plan -> plan", "costCode");
    }

    private List<String> settings(String field) {
        List<String> lines = new ArrayList<>();
        realm.api().get(ACME).ok().json().path(field).forEach(line -> lines.add(line.asText()));
        return lines;
    }

    @Test
    void a_link_is_sent_as_text_and_html_and_the_status_says_so() {
        JsonNode made = invited.wish("acme", Map.of("scopes", List.of("connect"), "email", "ann@acme.example"))
                .ok()
                .json();

        assertThat(made.path("label").asText()).isEqualTo("ann@acme.example");
        assertThat(mailbox.mails()).hasSize(1);
        String mail = mailbox.mails().get(0).replace("=\n", "").replace("=3D", "=");
        assertThat(mail)
                .contains("<ann@acme.example>", "text/plain", "text/html", "Subject: Connect acme to invited")
                .contains("href=\"" + made.path("link").asText() + "\"")
                .contains("\n" + made.path("link").asText() + "\n");
        assertThat(realm.api().get(ACME).json().path("status").asText()).isEqualTo("link-sent");
        assertThat(realm.api().get("/directories/beta").json().path("status").asText())
                .isEqualTo("draft");

        realm.api().delete(LINKS + "/" + made.path("id").asText()).ok();

        assertThat(realm.api().get(ACME).json().path("status").asText()).isEqualTo("draft");
    }

    @Test
    void a_link_that_cannot_be_sent_is_not_made() {
        Map<String, ?> wish = Map.of("scopes", List.of("connect"), "email", "ann@acme.example");
        realm.keycloak()
                .admin()
                .put(
                        "/invited",
                        Map.of("smtpServer", Map.of("host", "localhost", "port", "1", "from", "sync@example.com")))
                .ok();
        assertRefused("email", invited.wish("acme", wish));

        realm.keycloak().admin().put("/invited", Map.of("smtpServer", Map.of())).ok();
        assertRefused("email", invited.wish("acme", wish));

        assertThat(realm.api().get(LINKS).json().path("total").asInt()).isZero();
        assertThat(mailbox.mails()).isEmpty();
    }

    @Test
    void who_may_not_map_a_role_makes_no_link_that_can() {
        Map<String, ?> wish = Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of(invited.app(), "Reader"));

        assertThat(realm.as("viewer").post(LINKS, wish).status()).isEqualTo(403);
        manage("viewer", "manage-realm");
        assertThat(realm.as("viewer").post(LINKS, wish).status()).isEqualTo(403);
        assertThat(realm.as("viewer")
                        .post(LINKS, Map.of("scopes", List.of("connect")))
                        .status())
                .isEqualTo(403);
        manage("viewer", "manage-users");
        assertThat(realm.as("viewer").post(LINKS, wish).status()).isEqualTo(201);
    }

    @Test
    void the_holder_sees_their_directory_and_not_what_is_the_vendors() {
        realm.api()
                .patch(ACME, Map.of("contacts", List.of("it@vendor.example"), "clients", List.of("provisioning")))
                .ok();

        Answer opened = invited.open(Invited.secret(invited.wholeLink("acme")));

        assertThat(opened.status()).isEqualTo(201);
        Http portal = invited.portal().bearer(opened.json().path("token").asText());
        Answer directory = portal.get("/directory");
        assertThat(directory.json().path("alias").asText()).isEqualTo("acme");
        assertThat(directory.json().path("setup").path("scimBaseUrl").asText())
                .endsWith("/realms/invited/directories/acme/scim/v2");
        assertThat(directory.body()).doesNotContain("vendor.example", "provisioning", "guard");
        assertThat(directory.header("Cache-Control")).contains("no-store");
        assertThat(directory.header("Referrer-Policy")).contains("no-referrer");
        assertThat(directory.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(directory.header("X-Frame-Options")).isPresent();
        assertThat(directory.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(invited.portal().get("/directory").header("Cache-Control")).contains("no-store");
    }

    @Test
    void the_holder_says_which_provider_it_is_and_exchanges_tokens() {
        Http portal = invited.enter(invited.wholeLink("acme"));

        assertThat(portal.patch("/directory", Map.of("kind", "okta"))
                        .ok()
                        .json()
                        .path("kind")
                        .asText())
                .isEqualTo("okta");
        String token = portal.post("/tokens", Map.of("label", "Okta"))
                .ok()
                .json()
                .path("token")
                .asText();
        assertThat(realm.scim("acme", token).get("/Users").status()).isEqualTo(200);
        String id = portal.get("/tokens").ok().json().at("/items/0/id").asText();
        portal.post("/tokens/" + id + "/rotate", Map.of("overlap", "P1D")).ok();
        assertRefused("token", portal.post("/tokens", Map.of("label", "a third")));
        portal.delete("/tokens/" + id).ok();

        assertThat(realm.scim("acme", token).get("/Users").status()).isEqualTo(401);
        assertRefused("paused", portal.patch("/directory", Map.of("paused", true)));
        assertRefused("kind", portal.patch("/directory", Map.of("kind", "nonsense")));
        assertThat(realm.api().get(ACME).json().path("kind").asText()).isEqualTo("okta");
    }

    @Test
    void the_holder_maps_the_attributes_of_the_link_and_no_others() {
        realm.api()
                .patch(ACME, Map.of("attributeMapping", List.of("nickName -> plan", "title -> jobTitle")))
                .ok();
        Http portal = invited.enter(invited.wholeLink("acme"));

        assertThat(portal.get("/mapping").ok().json().path("mapping")).hasToString("{\"jobTitle\":\"title\"}");
        portal.put("/mapping", Map.of("mapping", Map.of("jobTitle", "userType")))
                .ok();

        assertThat(realm.api().get(ACME).json().path("attributeMapping").toString())
                .contains("nickName -> plan", "userType -> jobTitle")
                .doesNotContain("title -> jobTitle");
        for (Map<String, String> wrong : List.of(
                Map.of("plan", "title"),
                Map.of("jobTitle", "title -> plan"),
                Map.of("jobTitle", "title->plan"),
                Map.of("jobTitle", "nowhere"))) {
            Answer answer = portal.put("/mapping", Map.of("mapping", wrong));
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(400);
        }
        portal.put("/mapping", Map.of("mapping", Map.of())).ok();
        assertThat(realm.api().get(ACME).json().path("attributeMapping")).hasSize(1);
    }

    @Test
    void the_holder_maps_groups_as_high_as_the_link_says_and_no_higher() {
        String sales = invited.group("acme", "Sales");
        String board = invited.group("acme", "Board");
        invited.map(board, "Owner");
        Http portal = invited.enter(invited.wholeLink("acme"));
        String app = "?app=" + invited.app();

        JsonNode apps = portal.get("/apps").ok().json().path("items");
        assertThat(apps.at("/0/name").asText()).isEqualTo("The Shop");
        assertThat(apps.at("/0/roles").findValuesAsText("name")).containsExactly("Editor", "Reader");
        assertThat(portal.get("/groups" + app).ok().json().path("items").findValuesAsText("displayName"))
                .containsExactly("Board", "Sales");
        portal.put("/groups/" + sales + "/role" + app, Map.of("role", "Editor")).ok();
        assertThat(invited.mapped(sales)).containsExactly("Editor");

        assertThat(portal.put("/groups/" + sales + "/role" + app, Map.of("role", "Owner"))
                        .status())
                .isEqualTo(403);
        assertThat(portal.put("/groups/" + board + "/role" + app, Map.of("role", "Reader"))
                        .status())
                .isEqualTo(403);
        assertThat(portal.delete("/groups/" + board + "/role" + app).status()).isEqualTo(403);
        assertThat(portal.get("/groups").status()).isEqualTo(400);
        assertThat(portal.get("/groups?app=realm").status()).isEqualTo(400);
        assertThat(portal.put("/groups/" + sales + "/role?app=realm", Map.of("role", "offline_access"))
                        .status())
                .isEqualTo(400);
        assertThat(invited.mapped(sales)).containsExactly("Editor");
        assertThat(invited.mapped(board)).containsExactly("Owner");

        portal.delete("/groups/" + sales + "/role" + app).ok();
        assertThat(invited.mapped(sales)).isEmpty();
    }

    @Test
    void an_explanation_names_the_link_by_which_a_group_was_mapped() {
        String sales = invited.group("acme", "Mapped Sales");
        String users = "/" + realm.name() + "/users";
        String ann = realm.keycloak()
                .admin()
                .post(users, Map.of("username", "mapped-ann", "enabled", true))
                .createdId();
        realm.keycloak().admin().put(users + "/" + ann + "/groups/" + sales, "").ok();
        Http portal = invited.enter(invited.wholeLink("acme"));

        portal.put("/groups/" + sales + "/role?app=" + invited.app(), Map.of("role", "Editor"))
                .ok();

        JsonNode last = realm.api()
                .get("/apps/" + invited.app() + "/people/" + ann + "/explanation")
                .ok()
                .json()
                .path("lastChange");
        JsonNode entry = realm.api()
                .with("Accept", "application/json")
                .get("/directories/acme/activity/" + last.path("activity").asText())
                .ok()
                .json();
        realm.keycloak().admin().delete(users + "/" + ann).ok();
        assertThat(last.path("after").asText()).isEqualTo("Editor");
        assertThat(entry.path("actorKind").asText()).isEqualTo("link");
        assertThat(entry.path("operation").asText()).isEqualTo("update-group-role");
    }

    @Test
    void each_opening_and_each_change_is_in_the_log_with_the_link_as_who_did_it() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);
        portal.post("/tokens", Map.of("label", "Okta")).ok();

        JsonNode log =
                portal.with("Accept", "application/json").get("/activity").ok().json();
        assertThat(log.path("items").findValuesAsText("operation"))
                .containsExactly("create-directory-token", "open-link");
        JsonNode opening = log.at("/items/1");
        assertThat(opening.path("actorKind").asText()).isEqualTo("link");
        assertThat(opening.path("actor").asText()).isEqualTo("Ann of acme");
        assertThat(opening.path("client").asText()).isEqualTo("Firefox of Ann");
        assertThat(opening.path("address").asText()).isNotEmpty();
        String entry = log.at("/items/0/id").asText();
        assertThat(portal.with("Accept", "application/json")
                        .get("/activity/" + entry)
                        .ok()
                        .body())
                .contains("Okta")
                .doesNotContain("kcds_");
        JsonNode listed = realm.api().get(LINKS).json().at("/items/0");
        assertThat(listed.path("opened").asInt()).isEqualTo(1);
        assertThat(listed.has("lastOpened")).isTrue();
        assertThat(events()).contains("link:" + link.path("id").asText(), "DIRECTORY_TOKEN", "open-link");
    }

    @Test
    void the_log_of_a_holder_has_nothing_of_others_nor_of_administrators() {
        invited.group("beta", "Secret");
        realm.api().post("/directories/acme/held/discard", Map.of("all", true)).ok();
        Http portal = invited.enter(invited.link("acme", "read-log")).with("Accept", "text/csv");

        Answer log = portal.get("/activity");

        assertThat(log.body()).contains("open-link").doesNotContain("beta", "Secret", "admin");
        String foreign = realm.api()
                .with("Accept", "application/json")
                .get("/directories/beta/activity")
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(foreign).isNotEmpty();
        assertThat(portal.with("Accept", "application/json")
                        .get("/activity/" + foreign)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void without_a_scope_nothing_of_it_is_reached() {
        Map<String, List<String>> reached = Map.of(
                "connect", List.of("/tokens"),
                "rotate-token", List.of("/tokens"),
                "map-attributes", List.of("/mapping"),
                "map-groups", List.of("/apps", "/groups"),
                "read-log", List.of("/activity"));
        Map<String, Object> whole = Map.of("attributes", List.of("jobTitle"));
        Map<String, Object> highest = Map.of("highestRoles", Map.of(invited.app(), "Editor"));

        reached.forEach((scope, open) -> {
            Map<String, Object> wish = new TreeMap<>(Map.of("scopes", List.of(scope)));
            wish.putAll(scope.equals("map-attributes") ? whole : Map.of());
            wish.putAll(scope.equals("map-groups") ? highest : Map.of());
            Http portal = invited.enter(invited.wish("acme", wish).ok().json()).with("Accept", "application/json");
            for (String path : List.of("/tokens", "/mapping", "/apps", "/groups", "/activity")) {
                String address = path.equals("/groups") ? path + "?app=" + invited.app() : path;
                assertThat(portal.get(address).status())
                        .as(scope + " " + path)
                        .isEqualTo(open.contains(path) ? 200 : 403);
            }
            assertThat(portal.get("/directory").status()).isEqualTo(200);
            assertThat(portal.patch("/directory", Map.of("kind", "okta")).status())
                    .isEqualTo(scope.equals("connect") ? 200 : 403);
        });
    }

    @Test
    void no_route_leads_to_what_is_another_directorys() {
        String foreignGroup = invited.group("beta", "Theirs");
        String foreignToken = realm.api()
                .get("/directories/beta/tokens")
                .json()
                .at("/items/0/id")
                .asText();
        String foreignLink = invited.link("beta", "connect").path("id").asText();
        Http portal = invited.enter(invited.wholeLink("acme"));
        // What its own client did is told a moment later, and would look like a change.
        CustomerRealm.eventually(
                () -> realm.api().get("/directories/beta").json().has("firstRequest"));
        String before = beta();

        for (String id : List.of(foreignGroup, foreignToken, foreignLink, "beta", "..%2Fbeta")) {
            portalPaths().forEach((path, method) -> {
                if (path.contains("{")) {
                    String address = path.replaceAll("\\{\\w+}", id) + "?app=" + invited.app();
                    assertThat(portal.with("Accept", "application/json")
                                    .send(method, address, "{\"role\": \"Reader\"}")
                                    .status())
                            .as(method + " " + address)
                            .isIn(400, 404);
                }
            });
        }
        for (String trick : List.of(
                "/directories/beta",
                "/directory/../directories/beta",
                "/../../directories/beta",
                "/..%2f..%2fdirectories/beta",
                "/directory;directory=beta/tokens",
                "/links",
                "/tokens/" + foreignToken + "/../../links",
                "/people",
                "/held")) {
            assertThat(portal.get(trick).status()).as(trick).isIn(400, 404);
        }
        assertThat(portal.get("/directory?directory=beta").status()).isEqualTo(400);

        assertThat(beta()).isEqualTo(before);
        assertThat(invited.mapped(foreignGroup)).isEmpty();
    }

    @Test
    void a_portal_session_is_nothing_to_keycloak_and_an_administrator_nothing_to_the_portal() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);

        Http admin = new Http(realm.api().base(), portal.headers());
        assertThat(admin.get("/directories").status()).isEqualTo(401);
        assertThat(new Http(realm.scim("acme", "x").base(), portal.headers())
                        .get("/Users")
                        .status())
                .isEqualTo(401);
        Http signedIn = new Http(invited.portal().base(), realm.api().headers());
        assertThat(signedIn.get("/directory").status()).isEqualTo(401);
        assertThat(invited.portal()
                        .bearer(Invited.secret(link))
                        .get("/directory")
                        .status())
                .isEqualTo(401);
        assertThat(invited.portal()
                        .bearer(realm.token("acme"))
                        .get("/directory")
                        .status())
                .isEqualTo(401);
        assertThat(invited.open(portal.headers()
                                .getOrDefault("Authorization", "")
                                .replace("Bearer ", ""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatever_ends_a_link_ends_its_sessions_at_once_and_always_looks_the_same() {
        List<Answer> refusals = new ArrayList<>();
        JsonNode revoked = invited.wholeLink("acme");
        JsonNode gone = invited.wholeLink("beta");
        JsonNode good = invited.wholeLink("acme");
        Http ofRevoked = invited.enter(revoked);
        Http ofGone = invited.enter(gone);
        Http ofGood = invited.enter(good);

        realm.api().delete(LINKS + "/" + revoked.path("id").asText()).ok();
        assertThat(realm.api().delete(LINKS + "/" + revoked.path("id").asText()).status())
                .isEqualTo(404);
        realm.api().delete("/directories/beta?users=keep").ok();

        assertThat(ofRevoked.get("/directory").status()).isEqualTo(401);
        assertThat(ofRevoked.post("/tokens", Map.of("label", "Late")).status()).isEqualTo(401);
        assertThat(ofGone.get("/directory").status()).isEqualTo(401);
        assertThat(ofGood.get("/directory").status()).isEqualTo(200);
        refusals.add(invited.open(Invited.secret(revoked)));
        refusals.add(invited.open(Invited.secret(gone)));
        refusals.add(invited.open("kcdsl_" + "A".repeat(43)));
        refusals.add(invited.open("nonsense"));
        try (CustomerRealm other = CustomerRealm.in(realm.keycloak(), "invited-elsewhere", mailbox.port())) {
            other.create("acme");
            Http elsewhere = invited.portal(other.name());
            refusals.add(elsewhere.post("/session", Map.of("secret", Invited.secret(good))));
            assertThat(new Http(elsewhere.base(), ofGood.headers())
                            .get("/directory")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(refusals).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(refusals.get(0).body());
        });

        ofGood.delete("/session").ok();
        assertThat(ofGood.get("/directory").status()).isEqualTo(401);
        assertThat(realm.api().get(ACME + "/tokens").json().path("items")).isEmpty();
    }

    @Test
    void in_a_realm_that_is_switched_off_there_is_no_portal() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);

        realm.keycloak()
                .admin()
                .put("/invited", Map.of("attributes", Map.of("directory-sync.enabled", "false")))
                .ok();

        assertThat(portal.get("/directory").status()).isEqualTo(404);
        assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(404);
        assertThat(invited.portal("nowhere").get("/directory").status()).isEqualTo(404);
    }

    @Test
    void who_guesses_has_to_wait_and_who_is_in_does_not() {
        JsonNode link = invited.wholeLink("acme");
        JsonNode never = invited.wholeLink("acme");
        Http portal = invited.enter(link);

        List<Integer> statuses = IntStream.range(0, 20)
                .mapToObj(i -> invited.open(guess(i)).status())
                .toList();
        Waiting.until(() -> invited.open(guess(20)).header("Retry-After").stream()
                .anyMatch(seconds -> Integer.parseInt(seconds) >= 8));

        assertThat(statuses).containsOnly(401);
        assertThat(invited.open(Invited.secret(never)).status()).isEqualTo(429);
        assertThat(portal.get("/directory").status()).isEqualTo(200);
        assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(201);
    }

    @Test
    void malformed_openings_are_bad_input() {
        for (String body : List.of("", "[]", "null", "{", "{\"secret\": 1}", "{}", "x".repeat(5000))) {
            assertThat(invited.portal().post("/session", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void answers_are_as_the_description_says() {
        invited.group("acme", "Sales");
        SchemaCheck admin =
                new SchemaCheck(realm.api().get("/openapi.json").ok().json());
        SchemaCheck check =
                new SchemaCheck(invited.portal().get("/openapi.json").ok().json());
        List<String> faults = new ArrayList<>();
        Answer made = invited.wish("acme", Map.of("scopes", List.of("connect")));
        faults.addAll(admin.faults("post", "/directories/{directory}/links", made.status(), made.json()));
        Answer list = realm.api().get(LINKS);
        faults.addAll(admin.faults("get", "/directories/{directory}/links", list.status(), list.json()));
        JsonNode whole = invited.wholeLink("acme");
        Answer opened = invited.open(Invited.secret(whole));
        faults.addAll(check.faults("post", "/portal/api/session", opened.status(), opened.json()));
        Http portal = invited.enter(whole).with("Accept", "application/json");
        for (String path : List.of("/directory", "/tokens", "/mapping", "/apps", "/groups", "/activity")) {
            Answer answer = portal.get(path.equals("/groups") ? path + "?app=" + invited.app() : path);
            faults.addAll(check.faults("get", "/portal/api" + path, answer.status(), answer.json()));
        }

        assertThat(faults).isEmpty();
    }

    private static String guess(int number) {
        return "kcdsl_" + Integer.toString(number + 10).repeat(22).substring(1);
    }

    Invited invited() {
        return invited;
    }

    private Map<String, String> portalPaths() {
        Map<String, String> all = new TreeMap<>();
        invited.portal()
                .get("/openapi.json")
                .ok()
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                all.put(path.getKey().replace("/portal/api", ""), method.toUpperCase(Locale.ROOT))));
        return all;
    }

    private String beta() {
        return realm.api().get("/directories/beta").ok().body()
                + realm.api().get("/directories/beta/tokens").ok().body()
                + realm.api().get("/directories/beta/links").ok().body();
    }

    private String events() {
        return realm.keycloak()
                .admin()
                .get("/invited/admin-events?max=100")
                .ok()
                .body();
    }

    private void manage(String person, String role) {
        String base = "/invited";
        String user = realm.keycloak()
                .admin()
                .get(base + "/users?exact=true&username=" + person)
                .json()
                .at("/0/id")
                .asText();
        String client = realm.keycloak()
                .admin()
                .get(base + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode found = realm.keycloak()
                .admin()
                .get(base + "/clients/" + client + "/roles/" + role)
                .json();
        realm.keycloak()
                .admin()
                .post(base + "/users/" + user + "/role-mappings/clients/" + client, List.of(found))
                .ok();
    }

    private static void assertRefused(String field, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errorMessage").asText()).isNotEmpty();
    }
}
