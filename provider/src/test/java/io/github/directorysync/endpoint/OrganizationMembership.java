package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The people of a directory are members of its organization as long as they are its people. */
abstract class OrganizationMembership extends OrganizationScenario {

    OrganizationMembership(KeycloakServer keycloak) {
        super(keycloak, "organizations");
    }

    @Test
    void people_are_members_from_the_start_and_until_they_are_deleted() {
        String acme = organization("acme-start");
        String visitor = account("visitor-start");
        admin().post(organizations(acme) + "/members", "\"" + visitor + "\"").ok();
        try (var directory = directory("acme-start")) {
            String ann = directory.user("ann@start.example");
            String bob = directory.user(Map.of("userName", "bob@start.example", "active", false));

            assertThat(members(acme)).containsExactlyInAnyOrder(visitor, ann, bob);
            assertThat(admin().get(organizations(acme) + "/members/" + ann)
                            .ok()
                            .json()
                            .path("membershipType")
                            .asText())
                    .isEqualTo("UNMANAGED");

            directory
                    .scim()
                    .patch(
                            "/Users/" + ann,
                            Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                    .ok();
            directory.scim().delete("/Users/" + bob).ok();

            assertThat(members(acme)).containsExactlyInAnyOrder(visitor, ann);
        } finally {
            admin().delete("/" + realm + "/users/" + visitor);
            admin().delete(organizations(acme));
        }
    }

    @Test
    void who_was_there_before_the_setting_becomes_a_member_in_the_background() {
        String acme = organization("acme-later");
        try (var directory = TestDirectory.in(keycloak, realm)) {
            List<String> people = List.of(directory.user("a@later.example"), directory.user("b@later.example"));

            change(directory, Map.of("organization", "acme-later")).ok();

            Waiting.until(() -> members(acme).size() == 2);
            assertThat(members(acme)).containsExactlyInAnyOrderElementsOf(people);
        } finally {
            admin().delete(organizations(acme));
        }
    }

    @Test
    void who_is_deleted_and_only_suspended_is_a_member_no_more_until_they_come_again() {
        String acme = organization("acme-suspends");
        try (var directory = TestDirectory.in(
                keycloak, realm, Map.of("organization", List.of("acme-suspends"), "on-delete", List.of("suspend")))) {
            String ann = directory.user("ann@suspends.example");

            directory.scim().delete("/Users/" + ann).ok();
            assertThat(members(acme)).isEmpty();

            assertThat(directory.user("ann@suspends.example")).isEqualTo(ann);
            assertThat(members(acme)).containsExactly(ann);
        } finally {
            admin().delete(organizations(acme));
        }
    }

    @Test
    void who_is_not_imported_is_no_member_until_they_are() {
        String acme = organization("acme-waits");
        try (var directory = TestDirectory.in(
                keycloak, realm, Map.of("organization", List.of("acme-waits"), "import-users", List.of("false")))) {
            String ann = directory.user("ann@waits.example");
            assertThat(members(acme)).isEmpty();

            change(directory, Map.of("importUsers", true)).ok();

            assertThat(members(acme)).containsExactly(ann);
        } finally {
            admin().delete(organizations(acme));
        }
    }
}
