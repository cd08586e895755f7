package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What administrators change or delete in Keycloak is changed or deleted in the directory, and the other way round. */
abstract class ChangesInKeycloak extends StorageScenario {

    ChangesInKeycloak(KeycloakServer keycloak, LongSupplier rows) {
        super(keycloak, "changes-in-keycloak", rows);
    }

    @Test
    void a_user_deleted_in_keycloak_is_deleted_in_the_directory() {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales", id);

        keycloak.admin().delete("/" + realm + "/users/" + id).ok();

        assertThat(directory.scim().get("/Users/" + id).status()).isEqualTo(404);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(directory.get("/Groups/" + group).has("members")).isFalse();
        assertThat(directory.scim().post("/Users", person("ann", "ext-ann")).status())
                .isEqualTo(201);
    }

    @Test
    void a_group_deleted_in_keycloak_is_deleted_in_the_directory() {
        String id = directory.group("Sales");

        keycloak.admin().delete("/" + realm + "/groups/" + id).ok();

        assertThat(directory.scim().get("/Groups/" + id).status()).isEqualTo(404);
        assertThat(directory.get("/Groups").path("totalResults").asInt()).isZero();
        assertThat(directory
                        .scim()
                        .post("/Groups", Map.of("displayName", "Sales"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_user_changed_in_keycloak_is_read_and_found_as_changed() {
        String id = directory.user(person("ann", "ext-ann"));

        keycloak.admin()
                .put("/" + realm + "/users/" + id, Map.of("firstName", "Anna", "email", "anna@new.example"))
                .ok();

        JsonNode kept = directory.get("/Users/" + id);
        assertThat(kept.at("/name/givenName").asText()).isEqualTo("Anna");
        assertThat(kept.at("/emails/0/value").asText()).isEqualTo("anna@new.example");
        assertThat(directory
                        .get("/Users?filter=" + Http.encoded("emails.value eq \"anna@new.example\""))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_membership_changes_in_keycloak_and_in_its_cache() {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales");
        assertThat(groupsInKeycloak(id)).isEmpty();

        patch("/Groups/" + group, "add", "members", ScimBody.members(List.of(id)))
                .ok();
        assertThat(groupsInKeycloak(id)).containsExactly(group);
        assertThat(directory.get("/Users/" + id).at("/groups/0/value").asText()).isEqualTo(group);

        directory
                .scim()
                .patch(
                        "/Groups/" + group,
                        ScimBody.patch(List.of(Map.of("op", "remove", "path", "members[value eq \"" + id + "\"]"))))
                .ok();
        assertThat(groupsInKeycloak(id)).isEmpty();
    }

    @Test
    void a_deleted_directory_leaves_no_rows_but_its_people_and_groups() {
        TestDirectory other = TestDirectory.in(keycloak, realm);
        String id = other.user(person("otto", "ext-otto"));
        String group = other.group("Others", id);
        keycloak.admin()
                .post(other.adminPath() + "/tokens", Map.of("label", "one more"))
                .ok();

        keycloak.admin().delete("/" + realm + "/components/" + other.id()).ok();

        assertThat(rows()).isEqualTo(before);
        assertThat(other.scim().get("/Users").status()).isEqualTo(401);
        assertThat(keycloak.admin().get("/" + realm + "/users/" + id).status()).isEqualTo(200);
        assertThat(keycloak.admin().get("/" + realm + "/groups/" + group).status())
                .isEqualTo(200);
        keycloak.admin().delete("/" + realm + "/users/" + id).ok();
        keycloak.admin().delete("/" + realm + "/groups/" + group).ok();
    }

    private List<String> groupsInKeycloak(String user) {
        Admin admin = keycloak.admin();
        List<String> ids = new ArrayList<>();
        admin.get("/" + realm + "/users/" + user + "/groups")
                .json()
                .forEach(group -> ids.add(group.path("id").asText()));
        return ids;
    }
}
