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

/** A deletion or removal that the guard holds, when the group is not the same any more once it is applied. */
@ExtendWith(OnPostgres.Shared.class)
class HeldGroupDeletionOnPostgresIT {

    private static final String REALM = "held-group-deletion";

    private final VendorRealm vendor;
    private final GuardedRealm guarded;
    private final TestDirectory directory;
    private final List<String> people;
    private final String group;
    private final JsonNode seller;

    HeldGroupDeletionOnPostgresIT(OnPostgres server) {
        vendor = VendorRealm.in(server.keycloak(), REALM);
        guarded = new GuardedRealm(server.keycloak(), REALM);
        // Without an app of its own, so that every role that is lost counts.
        directory = TestDirectory.in(
                server.keycloak(),
                REALM,
                Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0")));
        people = directory.people(3, i -> "held-" + i + "@example.com");
        group = directory.group("Sales", people.toArray(String[]::new));
        seller = vendor.role("seller");
        vendor.map(group, seller);
    }

    @AfterEach
    void gone() {
        guarded.delete();
    }

    @Test
    void a_held_removal_from_a_released_group_does_not_apply_to_who_is_pushed_into_it_again() {
        directory
                .scim()
                .patch("/Groups/" + group, ScimBody.patch(List.of(Map.of("op", "remove", "path", "members"))))
                .ok();
        assertThat(vendor.members(group)).hasSize(3);
        vendor.unmap(group, seller);
        vendor.group("Interns", group);
        directory.scim().delete("/Groups/" + group).ok();

        directory.group("Sales", people.get(0));

        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(1);
        guarded.decide(directory, "apply");
        assertThat(vendor.members(group)).containsExactly(people.get(0));
    }

    @Test
    void applying_a_held_deletion_keeps_groups_of_others_below() {
        String bob = vendor.user("bob-of-the-vendor");
        directory.scim().delete("/Groups/" + group).ok();
        String below = vendor.group("Interns", group);
        vendor.join(bob, group);

        guarded.decide(directory, "apply");

        assertThat(vendor.members(group)).containsExactly(bob);
        assertThat(vendor.isThere(below)).isTrue();
        assertThat(directory.scim().get("/Groups/" + group).status()).isEqualTo(404);
    }

    @Test
    void applying_a_held_deletion_of_a_group_that_meanwhile_administers_keycloak_discards_it() {
        directory.scim().delete("/Groups/" + group).ok();
        vendor.mapAdminRole(group);

        guarded.decide(directory, "apply");

        assertThat(vendor.members(group)).hasSize(3);
        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(3);
    }
}
