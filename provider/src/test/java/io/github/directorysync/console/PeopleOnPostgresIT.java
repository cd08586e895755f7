package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.OnPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The people of a directory in the admin API: lists that name no app, and one person as a whole. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleOnPostgresIT {

    private final Mailbox mailbox = Mailbox.open();
    private final CustomerRealm realm;
    private final Invited invited;

    PeopleOnPostgresIT(OnPostgres server) {
        realm = CustomerRealm.in(server.keycloak(), "people-as-a-resource", mailbox.port());
        invited = Invited.in(realm);
    }

    @AfterAll
    void gone() {
        realm.close();
        mailbox.close();
    }

    @Test
    void one_person_is_shown_as_sent_with_their_account_groups_and_roles_and_how_these_changed() {
        create("acme", Map.of("identityProvider", "acme-saml", "attributeMapping", List.of("title -> jobTitle")));
        Http scim = scim("acme");
        String ann = scim.post(
                        "/Users",
                        Map.of(
                                "userName", "Ann@Acme.Example",
                                "externalId", "00u1",
                                "title", "Pilot",
                                "password", "correct horse battery staple"))
                .createdId();
        String sales = scim.post("/Groups", Map.of("displayName", "Sales", "members", List.of(Map.of("value", ann))))
                .createdId();
        realm.api()
                .put("/directories/acme/groups/" + sales + "/role?app=" + invited.app(), Map.of("role", "Editor"))
                .ok();

        JsonNode person = person("acme", ann);

        assertThat(person.path("userName").asText()).isEqualTo("Ann@Acme.Example");
        assertThat(person.path("externalId").asText()).isEqualTo("00u1");
        assertThat(person.path("sent").path("title").asText()).isEqualTo("Pilot");
        assertThat(person.at("/account/userName").asText()).isEqualTo("ann@acme.example");
        assertThat(person.at("/account/attributes/jobTitle/0").asText()).isEqualTo("Pilot");
        assertThat(person.at("/links/0/userId").asText()).isEqualTo("Ann@Acme.Example");
        assertThat(person.at("/links/0/ofDirectory").asBoolean()).isTrue();
        assertThat(person.at("/groups/items/0/displayName").asText()).isEqualTo("Sales");
        assertThat(person.at("/groups/items/0/roles/0/role").asText()).isEqualTo("Editor");
        assertThat(person.at("/sessions/online").asInt()).isZero();
        JsonNode shop = app(person, invited.app());
        assertThat(shop.path("role").asText()).isEqualTo("Editor");
        assertThat(shop.path("sentence").asText()).contains("Editor", "Sales");
        assertThat(shop.path("trace").size()).isPositive();
        assertThat(person.at("/roleChanges/total").asInt()).isOne();
        assertThat(person.at("/roleChanges/items/0/after").asText()).isEqualTo("Editor");
        assertThat(person.toString()).doesNotContain("battery", "directory-sync.entry");
        for (String list : List.of("/groups", "/apps", "/role-changes")) {
            JsonNode page = realm.api()
                    .get("/directories/acme/people/" + ann + list + "?max=1")
                    .ok()
                    .json();
            assertThat(page.path("items")).as(list).hasSize(1);
        }
        create("other", Map.of());
        assertThat(realm.api().get("/directories/other/people/" + ann).status()).isEqualTo(404);
    }

    private static JsonNode app(JsonNode person, String id) {
        for (JsonNode app : person.at("/apps/items")) {
            if (app.path("id").asText().equals(id)) {
                return app;
            }
        }
        throw new AssertionError("no app " + id + " in " + person);
    }

    @Test
    void a_list_says_why_accounts_cannot_be_used_and_filters_and_sorts_by_it_as_each_person_says() {
        create("why", Map.of("accessGroups", List.of("Staff"), "guardCount", 0, "guardPercent", 0));
        Http scim = scim("why");
        Map<String, String> reasons = new TreeMap<>();
        String active = user(scim, "active@why.example");
        reasons.put(active, "active");
        String administrator = user(scim, "administrator@why.example");
        reasons.put(administrator, "administrator");
        String held = user(scim, "held@why.example");
        reasons.put(held, "guard");
        reasons.put(user(scim, "outside@why.example"), "access-groups");
        reasons.put(
                scim.post("/Users", Map.of("userName", "inactive@why.example", "active", false))
                        .createdId(),
                "directory");
        String staff = scim.post(
                        "/Groups",
                        Map.of(
                                "displayName",
                                "Staff",
                                "members",
                                Stream.of(active, administrator, held)
                                        .map(id -> Map.of("value", id))
                                        .toList()))
                .createdId();
        disable(administrator);
        scim.patch(
                        "/Users/" + administrator,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "title", "value", "Pilot"))))
                .ok();
        scim.patch(
                        "/Users/" + held,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();
        // The access group is the directory's Staff, whatever Keycloak calls it.
        realm.keycloak()
                .admin()
                .put("/" + realm.name() + "/groups/" + staff, Map.of("name", "Called otherwise"))
                .ok();
        change("why", Map.of("importUsers", false));
        reasons.put(user(scim, "awaited@why.example"), "import-users");

        Map<String, String> listed = new TreeMap<>();
        list("why", "?sort=-userName")
                .path("items")
                .forEach(item ->
                        listed.put(item.path("id").asText(), item.path("reason").asText()));
        assertThat(listed).isEqualTo(reasons);
        reasons.forEach((id, reason) -> {
            assertThat(person("why", id).path("reason").asText()).isEqualTo(reason);
            JsonNode same = list("why", "?reason=" + reason);
            assertThat(same.path("total").asInt()).as(reason).isOne();
            assertThat(same.at("/items/0/id").asText()).isEqualTo(id);
        });
        assertThat(person("why", held).at("/held/items/0/what").asText()).isEqualTo("suspend");
        assertThat(names(list("why", "?group=" + staff + "&sort=-userName")))
                .containsExactly("held@why.example", "administrator@why.example", "active@why.example");
        assertThat(names(list("why", "?search=AWAITED"))).containsExactly("awaited@why.example");
        assertThat(names(list("why", "?sort=created&first=1&max=1"))).containsExactly("administrator@why.example");
        for (String wrong : List.of("?reason=bad", "?sort=password", "?role=Editor")) {
            assertThat(realm.api().get("/directories/why/people" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void what_suspensions_that_are_switched_off_withhold_is_said_too() {
        create("off", Map.of("suspendUsers", false));
        Http scim = scim("off");
        String ann = user(scim, "ann@off.example");
        scim.patch(
                        "/Users/" + ann,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();

        assertThat(person("off", ann).path("reason").asText()).isEqualTo("suspend-users");
        assertThat(person("off", ann).at("/sent/active").asBoolean(true)).isFalse();
        assertThat(list("off", "?reason=suspend-users&active=true")
                        .path("total")
                        .asInt())
                .isOne();
    }

    private void create(String alias, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(Map.of("name", alias, "alias", alias, "requireSaml", false));
        realm.api().post("/directories", all).ok();
    }

    private void change(String alias, Map<String, ?> settings) {
        realm.api().patch("/directories/" + alias, settings).ok();
    }

    private Http scim(String alias) {
        return realm.scim(alias, realm.token(alias));
    }

    private static String user(Http scim, String name) {
        return scim.post("/Users", Map.of("userName", name)).createdId();
    }

    private void disable(String user) {
        realm.keycloak()
                .admin()
                .put("/" + realm.name() + "/users/" + user, Map.of("enabled", false))
                .ok();
    }

    private JsonNode person(String directory, String id) {
        return realm.api()
                .get("/directories/" + directory + "/people/" + id)
                .ok()
                .json();
    }

    private JsonNode list(String directory, String query) {
        return realm.api()
                .get("/directories/" + directory + "/people" + query)
                .ok()
                .json();
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").findValuesAsText("userName");
    }
}
