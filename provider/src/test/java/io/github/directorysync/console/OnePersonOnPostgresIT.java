package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One person as a whole: as sent, with account, groups, roles and how these changed. */
@ExtendWith(OnPostgres.Shared.class)
final class OnePersonOnPostgresIT extends PeopleScenario {

    OnePersonOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "one-person");
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
}
