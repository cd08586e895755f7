package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator renames or moves a group in Keycloak's console, and its identity provider knows the old name. */
@ExtendWith(OnPostgres.Shared.class)
class GroupRenamedInKeycloakOnPostgresIT {

    private static final String REALM = "renamed-groups";

    private final GuardedRealm realm;
    private final VendorRealm vendor;
    private final TestDirectory directory;
    private final String ann;
    private final String group;

    GroupRenamedInKeycloakOnPostgresIT(OnPostgres server) {
        realm = GuardedRealm.in(server.keycloak(), REALM);
        vendor = new VendorRealm(server.keycloak(), REALM);
        directory = realm.directory(Map.of("access-groups", List.of("Staff")));
        ann = directory.user("person0@" + directory.alias() + ".example");
        group = realm.mapped(directory, "Staff", "Chief", List.of(ann));
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void it_is_found_and_shown_by_the_name_that_was_sent_and_keeps_members_and_role() {
        vendor.rename(group, "Employees");
        vendor.move(group, vendor.group("Moved " + directory.alias()));

        assertThat(find("staff")).containsExactly(group);
        assertThat(find("Employees")).isEmpty();
        assertThat(directory.get("/Groups/" + group).path("displayName").asText())
                .isEqualTo("Staff");
        assertThat(directory.get("/Users/" + ann).at("/groups/0/display").asText())
                .isEqualTo("Staff");
        assertThat(directory
                        .scim()
                        .post("/Groups", Map.of("displayName", "Staff"))
                        .status())
                .isEqualTo(409);
        GuardedRealm.put(directory, group, "Staff", ann).ok();
        assertThat(vendor.read(group).path("name").asText()).isEqualTo("Employees");
        assertThat(realm.rolesAtSignIn(directory, 1)).containsExactly("Chief");
    }

    @Test
    void the_directory_needs_attention_and_the_log_says_so_until_the_names_agree() {
        vendor.rename(group, "Employees");

        assertThat(attention())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("calls Staff was renamed to Employees in Keycloak"));
        JsonNode entry = vendor.admin()
                .get(realm.path(directory) + "/activity?operation=rename-group")
                .ok()
                .json()
                .at("/items/0");
        assertThat(entry.path("actor").asText()).isEqualTo("admin");
        assertThat(entry.path("targetName").asText()).isEqualTo("Staff");
        assertThat(vendor.admin()
                        .get(realm.path(directory)
                                + "/activity/"
                                + entry.path("id").asText())
                        .ok()
                        .json()
                        .at("/detail/now/keycloakName")
                        .asText())
                .isEqualTo("Employees");

        vendor.rename(group, "Staff");
        assertThat(attention()).isEmpty();
    }

    @Test
    void the_name_in_keycloak_is_the_administrators_until_the_identity_provider_sends_another() {
        vendor.rename(group, "Employees");
        String other = directory.group("Employees");

        assertThat(other).isNotEqualTo(group);
        assertThat(vendor.read(other).path("name").asText()).isEqualTo("Employees (2)");
        GuardedRealm.put(directory, group, "Crew", ann).ok();
        assertThat(vendor.read(group).path("name").asText()).isEqualTo("Crew");
        assertThat(find("Crew")).containsExactly(group);
        assertThat(attention()).isEmpty();
    }

    private List<String> find(String displayName) {
        return directory
                .get("/Groups?attributes=id&filter=displayName%20eq%20%22" + displayName + "%22")
                .path("Resources")
                .findValuesAsText("id");
    }

    private List<String> attention() {
        return vendor.admin().get(realm.path(directory)).ok().json().path("attention").findParents("code").stream()
                .filter(reason -> reason.path("code").asText().equals("group-renamed"))
                .map(reason -> reason.path("text").asText())
                .toList();
    }
}
