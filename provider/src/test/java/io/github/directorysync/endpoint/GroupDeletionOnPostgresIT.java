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

/** What is deleted is what the directory has, and never what others have put below it. */
@ExtendWith(OnPostgres.Shared.class)
class GroupDeletionOnPostgresIT {

    private static final String REALM = "group-deletion";

    private final OnPostgres server;
    private final VendorRealm vendor;
    private final TestDirectory mine;
    private final TestDirectory theirs;
    private final String ann;
    private final String bob;

    GroupDeletionOnPostgresIT(OnPostgres server) {
        this.server = server;
        vendor = VendorRealm.in(server.keycloak(), REALM);
        mine = TestDirectory.in(server.keycloak(), REALM);
        theirs = TestDirectory.in(server.keycloak(), REALM);
        ann = mine.user("ann@example.com");
        bob = vendor.user("bob-of-the-vendor");
    }

    @AfterEach
    void gone() {
        vendor.admin().delete("/" + REALM);
    }

    @Test
    void with_a_group_of_the_vendors_below_it_a_deleted_group_is_left_by_its_people_and_given_up() {
        String group = mine.group("Sales", ann);
        String below = vendor.group("Interns", group);
        vendor.join(bob, group);
        vendor.join(bob, below);

        mine.scim().delete("/Groups/" + group).ok();

        assertThat(mine.scim().get("/Groups/" + group).status()).isEqualTo(404);
        assertThat(mine.get("/Users/" + ann).path("groups")).isEmpty();
        assertThat(vendor.members(group)).containsExactly(bob);
        assertThat(vendor.members(below)).containsExactly(bob);
        assertThat(vendor.parentOf(below)).isEqualTo(group);
        assertThat(released()).isEqualTo(1);
        assertThat(mine.group("Sales", ann)).isEqualTo(group);
        assertThat(vendor.members(group)).containsExactlyInAnyOrder(ann, bob);
    }

    private int released() {
        return vendor.admin()
                        .signedIn()
                        .with("Accept", "application/x-ndjson")
                        .get("/admin/realms/" + REALM + "/directory-sync/directories/" + mine.alias()
                                + "/activity?operation=delete-group")
                        .ok()
                        .body()
                        .split("group-released", -1)
                        .length
                - 1;
    }

    @Test
    void who_was_to_leave_a_group_that_is_given_up_is_a_member_when_it_is_pushed_again() {
        try (TestDirectory held = holding()) {
            List<String> people = held.people(3, i -> "held-" + i + "@example.com");
            String group = held.group("Sales", people.toArray(String[]::new));
            JsonNode seller = vendor.role("seller");
            vendor.map(group, seller);
            held.scim()
                    .patch("/Groups/" + group, Map.of("Operations", List.of(Map.of("op", "remove", "path", "members"))))
                    .ok();
            assertThat(vendor.members(group)).hasSize(3);
            vendor.unmap(group, seller);
            vendor.group("Interns", group);
            held.scim().delete("/Groups/" + group).ok();

            held.group("Sales", people.get(0));

            assertThat(held.get("/Groups/" + group).path("members")).hasSize(1);
            apply(held);
            assertThat(vendor.members(group)).containsExactly(people.get(0));
        }
    }

    @Test
    void whoever_was_deleted_and_kept_their_account_leaves_a_group_that_is_given_up_too() {
        try (TestDirectory keeping =
                TestDirectory.in(server.keycloak(), REALM, Map.of("on-delete", List.of("suspend")))) {
            String eve = keeping.user("eve@example.com");
            String group = keeping.group("Sales", eve);
            vendor.group("Interns", group);
            keeping.scim().delete("/Users/" + eve).ok();

            keeping.scim().delete("/Groups/" + group).ok();

            assertThat(vendor.isThere(group)).isTrue();
            assertThat(vendor.members(group)).isEmpty();
        }
    }

    @Test
    void another_directorys_group_below_a_deleted_one_stays_with_its_people() {
        String group = mine.group("Sales", ann);
        String eve = theirs.user("eve@example.com");
        String other = theirs.group("Partners", eve);
        vendor.move(other, vendor.group("Between", group));

        mine.scim().delete("/Groups/" + group).ok();

        assertThat(mine.scim().get("/Groups/" + group).status()).isEqualTo(404);
        assertThat(vendor.members(other)).containsExactly(eve);
        assertThat(theirs.get("/Groups/" + other).path("members")).hasSize(1);
    }

    @Test
    void the_directorys_own_groups_below_a_deleted_one_move_up_and_lose_what_it_gave() {
        String group = mine.group("Sales", ann);
        String parent = vendor.parentOf(group);
        String own = mine.group("Field sales", ann);
        vendor.move(own, group);
        vendor.map(group, vendor.role("seller"));

        mine.scim().delete("/Groups/" + group).ok();

        assertThat(vendor.isThere(group)).isFalse();
        assertThat(vendor.parentOf(own)).isEqualTo(parent);
        assertThat(mine.get("/Groups/" + own).path("members")).hasSize(1);
        assertThat(vendor.roles(ann)).doesNotContain("seller");
    }

    @Test
    void a_group_that_was_moved_away_from_below_does_not_go_along() {
        String group = mine.group("Sales", ann);
        String below = vendor.group("Interns", group);
        String deeper = vendor.group("Summer", below);
        mine.scim()
                .put("/Groups/" + group, Map.of("displayName", "Sales", "externalId", "1"))
                .ok();
        vendor.move(below, vendor.group("Elsewhere"));

        mine.scim().delete("/Groups/" + group).ok();

        assertThat(vendor.isThere(group)).isFalse();
        assertThat(vendor.isThere(below)).isTrue();
        assertThat(vendor.isThere(deeper)).isTrue();
    }

    @Test
    void a_directory_is_deleted_with_its_groups_and_nothing_else_below_them() {
        String plain = mine.group("Plain", ann);
        String nested = mine.group("Nested", ann);
        vendor.move(nested, plain);
        String shared = mine.group("Shared", ann);
        String below = vendor.group("Interns", shared);
        vendor.join(bob, shared);
        String other = theirs.group("Partners");
        vendor.move(other, mine.group("Channel", ann));
        String admins = mine.group("Admins", mine.user("eve@example.com"));
        vendor.mapAdminRole(admins);

        JsonNode deleted = vendor.admin()
                .delete("/" + REALM + "/directory-sync/directories/" + mine.alias() + "?users=suspend&groups=delete")
                .ok()
                .json();

        assertThat(deleted.path("status").asText()).isEqualTo("deleted");
        assertThat(deleted.path("groups").asInt()).isEqualTo(2);
        assertThat(vendor.isThere(plain)).isFalse();
        assertThat(vendor.isThere(nested)).isFalse();
        assertThat(vendor.members(shared)).containsExactly(bob);
        assertThat(vendor.parentOf(below)).isEqualTo(shared);
        assertThat(vendor.isThere(other)).isTrue();
        assertThat(theirs.scim().get("/Groups/" + other).status()).isEqualTo(200);
        assertThat(vendor.members(admins)).hasSize(1);
    }

    @Test
    void a_held_deletion_that_is_applied_spares_what_others_have_below() {
        try (TestDirectory held = holding()) {
            String group = heldDeletion(held);
            String below = vendor.group("Interns", group);
            vendor.join(bob, group);

            apply(held);

            assertThat(vendor.members(group)).containsExactly(bob);
            assertThat(vendor.isThere(below)).isTrue();
            assertThat(held.scim().get("/Groups/" + group).status()).isEqualTo(404);
        }
    }

    @Test
    void a_held_deletion_of_a_group_that_administers_keycloak_by_now_is_discarded() {
        try (TestDirectory held = holding()) {
            String group = heldDeletion(held);
            vendor.mapAdminRole(group);

            apply(held);

            assertThat(vendor.members(group)).hasSize(3);
            assertThat(held.get("/Groups/" + group).path("members")).hasSize(3);
        }
    }

    private TestDirectory holding() {
        return TestDirectory.in(
                server.keycloak(),
                REALM,
                Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0")));
    }

    private String heldDeletion(TestDirectory held) {
        List<String> people = held.people(3, i -> "held-" + i + "@example.com");
        String group = held.group("Sales", people.toArray(String[]::new));
        vendor.map(group, vendor.role("seller"));
        held.scim().delete("/Groups/" + group).ok();
        return group;
    }

    private void apply(TestDirectory held) {
        vendor.admin()
                .post("/" + REALM + "/directory-sync/directories/" + held.alias() + "/held/apply", Map.of("all", true))
                .ok();
    }
}
