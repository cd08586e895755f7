package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups of a directory that are mapped to a role of an app, on every database. */
abstract class MappedGroups extends LadderScenario {

    MappedGroups(KeycloakServer keycloak) {
        super(keycloak, "role-mappings");
    }

    @Test
    void the_groups_of_a_directory_tell_their_members_and_what_they_are_mapped_to() {
        String ann = directory.user("groups-ann@example.com");
        String sales = directory.group("Listed Sales", ann, directory.user("groups-bob@example.com"));
        String idle = directory.group("Listed Idle");
        realm.grant("groups/" + sales, "Lead");

        JsonNode all =
                realm.get(groups + "?search=LISTED&app=" + realm.app()).ok().json();
        JsonNode unmapped =
                realm.get(groups + "?search=listed&unmapped=true").ok().json();
        JsonNode mapped = realm.get(groups + "?search=listed&unmapped=false&app=" + realm.app())
                .ok()
                .json();

        assertThat(all.path("total").asInt()).isEqualTo(2);
        assertThat(texts(all.path("items"), "displayName")).containsExactly("Listed Idle", "Listed Sales");
        JsonNode listed = all.at("/items/1");
        assertThat(listed.path("members").asInt()).isEqualTo(2);
        assertThat(listed.path("path").asText()).isEqualTo("/" + directory.alias() + "/Listed Sales");
        assertThat(listed.path("unmapped").asBoolean()).isFalse();
        assertThat(listed.at("/roles/0/role").asText()).isEqualTo("Manager");
        assertThat(listed.at("/roles/0/app").asText()).isEqualTo(realm.app());
        assertThat(listed.at("/roles/0/through").asText()).isEqualTo("Lead");
        assertThat(all.at("/items/0/unmapped").asBoolean()).isTrue();
        assertThat(texts(unmapped.path("items"), "id")).containsExactly(idle);
        assertThat(texts(mapped.path("items"), "id")).containsExactly(sales);
        assertThat(realm.get(groups + "?search=listed_").json().path("total").asInt())
                .isZero();
    }

    @Test
    void a_group_is_mapped_to_one_role_of_an_app_and_keeps_its_other_mappings() {
        String group = directory.group("Mapped");
        realm.grant("groups/" + group, "Viewer");
        realm.grant("groups/" + group, "Unranked");
        realm.grant("groups/" + group, "Lead");

        realm.put(groups + "/" + group + "/role?app=" + realm.app(), Map.of("role", "Admin"))
                .ok();

        assertThat(mappings(group)).containsExactlyInAnyOrder("Admin", "Unranked", "Lead");

        realm.delete(groups + "/" + group + "/role?app=" + realm.app()).ok();

        assertThat(mappings(group)).containsExactlyInAnyOrder("Unranked", "Lead");
        assertThat(realm.delete(groups + "/" + group + "/role?app=" + realm.app())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void groups_of_others_are_not_there() {
        TestDirectory other = TestDirectory.in(keycloak, realm.name());
        String theirs = other.group("Theirs");
        String byHand = keycloak.admin()
                .post("/" + realm.name() + "/groups", Map.of("name", "Native"))
                .createdId();
        Map<String, String> role = Map.of("role", "Viewer");
        String app = "/role?app=" + realm.app();

        assertThat(realm.put(groups + "/" + theirs + app, role).status()).isEqualTo(404);
        assertThat(realm.put(groups + "/" + byHand + app, role).status()).isEqualTo(404);
        assertThat(realm.put(groups + "/unknown" + app, role).status()).isEqualTo(404);
        assertThat(realm.delete(groups + "/" + theirs + app).status()).isEqualTo(404);
        assertThat(texts(realm.get(groups).json().path("items"), "id")).doesNotContain(theirs, byHand);
        other.close();
    }

    @Test
    void a_group_is_mapped_only_to_a_ranked_role_that_does_not_administer_keycloak() {
        String group = directory.group("Refused");
        String path = groups + "/" + group + "/role";
        realm.ladder("Viewer", "Boss=99", "Viewer=20");

        Answer dangerous = realm.put(path + "?app=" + realm.app(), Map.of("role", "Boss"));

        assertThat(dangerous.status()).isEqualTo(400);
        assertThat(dangerous.json().path("field").asText()).isEqualTo("role");
        assertThat(field(realm.put(path + "?app=" + realm.app(), Map.of("role", "Unranked"))))
                .isEqualTo("role");
        assertThat(field(realm.put(path + "?app=" + realm.app(), Map.of()))).isEqualTo("role");
        assertThat(field(realm.put(path + "?app=unknown", Map.of("role", "Viewer"))))
                .isEqualTo("app");
        assertThat(field(realm.put(path, Map.of("role", "Viewer")))).isEqualTo("app");
    }

    private List<String> mappings(String group) {
        JsonNode all = keycloak.admin()
                .get("/" + realm.name() + "/groups/" + group + "/role-mappings")
                .json();
        List<String> names = new ArrayList<>(texts(all.path("realmMappings"), "name"));
        all.path("clientMappings").forEach(client -> names.addAll(texts(client.path("mappings"), "name")));
        return names;
    }
}
