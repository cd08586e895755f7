package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody becomes an administrator of Keycloak through a directory's groups, however a group came to its power. */
@ExtendWith(OnPostgres.Shared.class)
class AdminGroupsOnPostgresIT {

    private static final String REALM = "admin-groups";

    private final VendorRealm vendor;
    private final TestDirectory directory;

    AdminGroupsOnPostgresIT(OnPostgres server) {
        vendor = VendorRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
    }

    @AfterEach
    void gone() {
        vendor.admin().delete("/" + REALM);
    }

    /** How a group that the directory has pushed comes to administer Keycloak afterwards. */
    enum Power {
        A_MAPPING_MADE_LATER,
        A_COMPOSITE_ROLE_THAT_GREW,
        THE_GROUP_ABOVE,
        A_MOVE_BELOW_AN_ADMIN_GROUP,
        A_POLICY_THAT_NAMES_THE_GROUP,
        A_POLICY_THAT_NAMES_THE_GROUP_ABOVE,
        A_POLICY_THAT_NAMES_A_ROLE_OF_THE_GROUP
    }

    private void give(Power power, String group) {
        switch (power) {
            case A_MAPPING_MADE_LATER -> vendor.mapAdminRole(group);
            case A_COMPOSITE_ROLE_THAT_GREW -> vendor.letContain(mapped(group, "harmless"), vendor.adminRole());
            case THE_GROUP_ABOVE -> vendor.mapAdminRole(vendor.parentOf(group));
            case A_MOVE_BELOW_AN_ADMIN_GROUP -> {
                String operators = vendor.group("Operators");
                vendor.mapAdminRole(operators);
                vendor.move(group, operators);
            }
            case A_POLICY_THAT_NAMES_THE_GROUP -> vendor.letManageUsers("group", named(group, false));
            case A_POLICY_THAT_NAMES_THE_GROUP_ABOVE ->
                vendor.letManageUsers("group", named(vendor.parentOf(group), true));
            case A_POLICY_THAT_NAMES_A_ROLE_OF_THE_GROUP -> vendor.letManageUsersBy(mapped(group, "delegate"));
        }
    }

    private JsonNode mapped(String group, String name) {
        JsonNode role = vendor.role(name);
        vendor.map(group, role);
        return role;
    }

    private static Map<String, ?> named(String group, boolean withThoseBelow) {
        return Map.of("groups", List.of(Map.of("id", group, "extendChildren", withThoseBelow)));
    }

    @ParameterizedTest
    @EnumSource
    void a_group_that_administers_keycloak_by_now_takes_nobody_and_stays_as_it_is(Power power) {
        String ann = directory.user("ann@example.com");
        String eve = directory.user("eve@example.com");
        String team = directory.group("Team", ann);

        give(power, team);

        assertNothingIsChanged(team, ann, eve);
        assertThat(vendor.administers(ann, eve)).isTrue();
        assertThat(vendor.administers(eve, ann)).isFalse();
    }

    @Test
    void a_group_with_one_below_it_that_administers_keycloak_stays_as_it_is() {
        String ann = directory.user("ann@example.com");
        String eve = directory.user("eve@example.com");
        String team = directory.group("Team", ann);
        String operators = vendor.group("Operators", team);
        vendor.mapAdminRole(vendor.group("Night shift", operators));

        assertNothingIsChanged(team, ann, eve);

        vendor.move(operators, vendor.group("Elsewhere"));
        directory.scim().patch("/Groups/" + team, members("add", eve)).ok();
        assertThat(directory.scim().delete("/Groups/" + team).status()).isEqualTo(204);
        assertThat(vendor.isThere(operators)).isTrue();
    }

    @Test
    void a_group_is_neither_made_nor_adopted_where_its_members_would_administer_keycloak() {
        directory.group("First");
        String parent = vendor.parentOf(directory
                .get("/Groups?filter=displayName%20eq%20%22First%22")
                .at("/Resources/0/id")
                .asText());
        String prepared = vendor.group("Prepared", parent);
        vendor.mapAdminRole(vendor.group("Operators", prepared));
        String eve = directory.user("eve@example.com");

        Answer adopted = directory.scim().post("/Groups", group("Prepared", eve));
        vendor.mapAdminRole(parent);
        Answer made = directory.scim().post("/Groups", group("Second", eve));

        assertThat(adopted.status()).isEqualTo(403);
        assertThat(made.status()).isEqualTo(403);
        assertThat(vendor.administers(eve, eve)).isFalse();
        assertThat(directory.get("/Groups").path("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_taken_from_an_admin_group_again_gives_the_group_back_to_its_directory() {
        String eve = directory.user("eve@example.com");
        String team = directory.group("Team");
        JsonNode role = vendor.role("harmless");
        vendor.map(team, role);
        vendor.letContain(role, vendor.adminRole());
        assertThat(directory
                        .scim()
                        .patch("/Groups/" + team, members("add", eve))
                        .status())
                .isEqualTo(403);

        vendor.admin()
                .delete(vendor.path("/roles/harmless/composites"), List.of(vendor.adminRole()))
                .ok();

        directory.scim().patch("/Groups/" + team, members("add", eve)).ok();
        assertThat(vendor.members(team)).containsExactly(eve);
    }

    private void assertNothingIsChanged(String team, String ann, String eve) {
        String path = "/Groups/" + team;
        String name = vendor.read(team).path("path").asText();
        List<Answer> answers = List.of(
                directory.scim().patch(path, members("add", eve)),
                directory.scim().patch(path, members("remove", ann)),
                directory.scim().put(path, group("Team", ann, eve)),
                directory.scim().put(path, group("Renamed", ann)),
                directory.scim().patch(path, operation("replace", "displayName", "Renamed")),
                directory.scim().patch(path, operation("replace", "externalId", "mine")),
                directory.scim().delete(path));
        JsonNode bulk = directory
                .scim()
                .post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                List.of(
                                        Map.of("method", "PATCH", "path", path, "data", members("add", eve)),
                                        Map.of("method", "DELETE", "path", path))))
                .ok()
                .json();

        assertThat(answers).extracting(Answer::status).containsOnly(403);
        assertThat(answers.get(0).json().path("detail").asText()).contains("administers Keycloak");
        assertThat(bulk.path("Operations").findValuesAsText("status"))
                .contains("403")
                .doesNotContain("204", "200");
        assertThat(vendor.read(team).path("path").asText()).isEqualTo(name);
        assertThat(vendor.members(team)).containsExactly(ann);
    }

    private static Map<String, ?> members(String op, String id) {
        return operation(op, "members", List.of(Map.of("value", id)));
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                List.of(Map.of("op", op, "path", path, "value", value)));
    }

    private static Map<String, ?> group(String name, String... members) {
        return Map.of(
                "displayName",
                name,
                "members",
                List.of(members).stream().map(id -> Map.of("value", id)).toList());
    }
}
