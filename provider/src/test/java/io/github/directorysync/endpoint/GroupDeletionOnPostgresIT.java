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

/** Deleting a group deletes no group that others have put below it. */
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
    void a_deleted_group_with_a_group_of_the_vendor_below_it_is_released_and_loses_the_directorys_members() {
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
        String log = new ActivityEntries(mine).exported("?operation=delete-group");
        return log.split("group-released", -1).length - 1;
    }

    @Test
    void a_deleted_user_whose_account_was_kept_leaves_a_released_group_too() {
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
    void the_directorys_own_groups_below_a_deleted_one_move_up_and_their_members_lose_its_roles() {
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
    void a_group_that_was_moved_away_from_below_is_not_deleted() {
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
    void deleting_a_directory_deletes_its_groups_and_no_others_below_them() {
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
                .delete(mine.adminPath() + "?users=suspend&groups=delete")
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
}
