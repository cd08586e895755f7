package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups of one name with different externalIds are different groups, whatever they are called in Keycloak. */
@ExtendWith(OnPostgres.Shared.class)
class GroupsOfOneNameOnPostgresIT extends SameNameScenario {

    GroupsOfOneNameOnPostgresIT(OnPostgres server) {
        super(server, "groups-of-one-name");
    }

    @Test
    void both_are_created_shown_as_sent_found_by_name_and_give_their_own_roles() {
        List<String> people = realm.people(directory, 2);
        String first = make("Admins", "a", people.get(0));
        String second = make("Admins", "b", people.get(1));
        realm.map(first, "Clerk");
        realm.map(second, "Chief");

        assertThat(vendor.read(first).path("name").asText()).isEqualTo("Admins");
        assertThat(vendor.read(second).path("name").asText()).isEqualTo("Admins (b)");
        assertThat(find("admins")).containsExactlyInAnyOrder(first, second);
        for (String group : List.of(first, second)) {
            assertThat(directory.get("/Groups/" + group).path("displayName").asText())
                    .isEqualTo("Admins");
        }
        assertThat(directory.get("/Groups?sortBy=displayName").findValuesAsText("displayName"))
                .containsExactly("Admins", "Admins");
        assertThat(directory
                        .get("/Users/" + people.get(1))
                        .at("/groups/0/display")
                        .asText())
                .isEqualTo("Admins");
        assertThat(users("groups.display eq \"Admins\"")).containsExactlyInAnyOrderElementsOf(people);
        assertThat(realm.rolesAtSignIn(directory, 2)).containsExactly("Clerk", "Chief");
        assertThat(shown("/groups?search=admins").findValuesAsText("displayName"))
                .containsExactly("Admins", "Admins");
        assertThat(shown("/groups").findValuesAsText("path")).contains("/" + directory.alias() + "/Admins (b)");
        assertThat(explanation(people.get(1)))
                .contains("/" + directory.alias() + "/Admins")
                .doesNotContain("(b)");
        assertThat(shown("/activity?operation=create-group").toString())
                .contains("Admins")
                .doesNotContain("(b)");
    }

    @Test
    void without_different_external_ids_the_second_is_a_conflict_in_any_letter_case() {
        make("Admins", "a");

        assertThat(post("ADMINS", Map.of()).status()).isEqualTo(409);
        assertThat(post("Admins", Map.of("externalId", "a")).status()).isEqualTo(409);
        String nameless = directory.group("Sales");
        assertThat(post("sales", Map.of("externalId", "s")).status()).isEqualTo(409);
        assertThat(patch(nameless, "displayName", "admins").status()).isEqualTo(409);
        assertThat(patch(nameless, "displayName", "SALES").status()).isEqualTo(200);
    }

    @Test
    void a_group_is_renamed_to_a_taken_name_and_back_if_the_external_ids_differ() {
        String admins = make("Admins", "a");
        String sales = make("Sales", "s");

        patch(sales, "displayName", "admins").ok();
        assertThat(find("Admins")).containsExactlyInAnyOrder(admins, sales);
        assertThat(directory.get("/Groups/" + sales).path("displayName").asText())
                .isEqualTo("admins");
        patch(sales, "displayName", "Admins").ok();
        assertThat(vendor.read(sales).path("name").asText()).isEqualTo("Admins (s)");
        assertThat(remove(sales, "externalId").status()).isEqualTo(409);
        assertThat(patch(sales, "externalId", "a").status()).isEqualTo(409);

        directory.scim().delete("/Groups/" + admins).ok();
        assertThat(vendor.read(sales).path("name").asText()).isEqualTo("Admins (s)");
        assertThat(find("Admins")).containsExactly(sales);
        patch(sales, "displayName", "Sales").ok();
        assertThat(vendor.read(sales).path("name").asText()).isEqualTo("Sales");
    }

    private Answer remove(String group, String path) {
        return directory
                .scim()
                .patch("/Groups/" + group, ScimBody.patch(List.of(Map.of("op", "remove", "path", path))));
    }

    private List<String> users(String filter) {
        return directory
                .get("/Users?attributes=id&filter=" + Http.encoded(filter))
                .path("Resources")
                .findValuesAsText("id");
    }

    private JsonNode shown(String below) {
        return vendor.admin().get(realm.path(directory) + below).ok().json();
    }

    private String explanation(String person) {
        return vendor.admin()
                .get("/" + realm.name() + "/directory-sync/apps/" + realm.app() + "/people/" + person + "/explanation")
                .ok()
                .body();
    }
}
