package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the groups of a directory are made: below one group that is the directory's alone, whatever becomes of it. */
@ExtendWith(OnPostgres.Shared.class)
class ParentGroupOnPostgresIT {

    private static final String REALM = "parents";

    private final VendorRealm vendor;
    private final TestDirectory mine;
    private final TestDirectory theirs;

    ParentGroupOnPostgresIT(OnPostgres server) {
        vendor = VendorRealm.in(server.keycloak(), REALM);
        mine = TestDirectory.in(server.keycloak(), REALM);
        theirs = TestDirectory.in(server.keycloak(), REALM);
    }

    @AfterEach
    void gone() {
        vendor.admin().delete("/" + REALM);
    }

    @Test
    void new_groups_do_not_follow_one_that_an_administrator_has_moved() {
        String oldest = mine.group("Sales");
        String parent = vendor.parentOf(oldest);
        String staff = vendor.group("Staff");
        vendor.map(staff, vendor.role("employee-of-the-vendor"));
        String managers = vendor.group("Managers", staff);
        vendor.move(oldest, staff);

        String pushed = mine.group("Managers");
        Answer again = mine.scim().post("/Groups", Map.of("displayName", "Sales"));
        mine.scim().delete("/Groups/" + pushed).ok();

        assertThat(pushed).isNotEqualTo(managers);
        assertThat(vendor.isThere(managers)).isTrue();
        assertThat(vendor.parentOf(mine.group("Support"))).isEqualTo(parent);
        assertThat(again.status()).isEqualTo(409);
        assertThat(mine.get("/Groups/" + oldest).path("displayName").asText()).isEqualTo("Sales");
    }

    @Test
    void a_parent_that_is_renamed_or_moved_stays_the_parent() {
        String parent = vendor.parentOf(mine.group("One"));

        vendor.rename(parent, "Another name");
        String two = mine.group("Two");
        vendor.move(parent, vendor.group("Customers"));
        String three = mine.group("Three");

        assertThat(vendor.parentOf(two)).isEqualTo(parent);
        assertThat(vendor.parentOf(three)).isEqualTo(parent);
    }

    @Test
    void a_parent_that_is_removed_is_made_again() {
        String parent = vendor.parentOf(mine.group("One"));

        vendor.admin().delete(vendor.path("/groups/" + parent)).ok();
        String again = mine.group("One");

        assertThat(vendor.read(vendor.parentOf(again)).path("name").asText()).isEqualTo(mine.alias());
    }

    @Test
    void two_directories_of_one_name_each_have_a_parent_of_their_own() {
        call(mine, "Acme");
        call(theirs, "Acme");

        String first = mine.group("Admins");
        String second = theirs.group("Admins");

        assertThat(first).isNotEqualTo(second);
        assertThat(vendor.read(first).path("path").asText()).isEqualTo("/Acme/Admins");
        assertThat(vendor.read(second).path("path").asText()).isEqualTo("/Acme (" + theirs.alias() + ")/Admins");
    }

    @Test
    void two_directories_of_one_name_that_begin_at_the_same_moment_each_have_a_parent_of_their_own() {
        call(mine, "Acme");
        call(theirs, "Acme");

        List<Answer> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> (i % 2 == 0 ? mine : theirs).scim().post("/Groups", Map.of("displayName", "Group " + i)))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(parents(mine)).hasSize(1).doesNotContainAnyElementsOf(parents(theirs));
        assertThat(parents(theirs)).hasSize(1);
    }

    @Test
    void settings_cannot_name_a_parent_that_is_another_directorys_or_a_group_that_one_has_pushed() {
        String pushed = theirs.group("Sales");
        String parent = vendor.parentOf(pushed);
        vendor.admin()
                .put(vendor.path("/groups/" + parent), Map.of("name", "Renamed"))
                .ok();
        vendor.admin()
                .post(vendor.path("/groups"), Map.of("id", pushed, "name", "Sales"))
                .ok();
        String operators = vendor.group("Operators");
        vendor.mapAdminRole(operators);

        for (String name : List.of("Renamed", theirs.alias(), "Sales", "Operators")) {
            Answer answer = set(mine, name);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("field").asText()).isEqualTo("groupsParent");
        }
        assertThat(vendor.read(vendor.parentOf(mine.group("Mine"))).path("name").asText())
                .isEqualTo(mine.alias());
    }

    @Test
    void another_parent_in_the_settings_is_for_the_groups_that_come_next() {
        String before = mine.group("Before");
        String shared = vendor.group("Customers of the east");

        set(mine, "Customers of the east").ok();
        String after = mine.group("After");

        assertThat(vendor.parentOf(after)).isEqualTo(shared);
        assertThat(vendor.read(before).path("path").asText()).isEqualTo("/" + mine.alias() + "/Before");
    }

    @Test
    void a_parent_group_of_another_directory_is_never_adopted_as_a_group() {
        String above = vendor.parentOf(mine.group("Mine"));
        String parent = vendor.parentOf(theirs.group("Theirs"));
        vendor.move(parent, above);

        Answer answer = mine.scim().post("/Groups", Map.of("displayName", theirs.alias()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(theirs.get("/Groups").path("totalResults").asInt()).isEqualTo(1);
    }

    private Set<String> parents(TestDirectory directory) {
        return directory.get("/Groups?count=100").path("Resources").findValuesAsText("id").stream()
                .map(vendor::parentOf)
                .collect(Collectors.toSet());
    }

    private Answer set(TestDirectory directory, String parent) {
        return vendor.admin()
                .signedIn()
                .patch(
                        "/admin/realms/" + REALM + "/directory-sync/directories/" + directory.alias(),
                        Map.of("groupsParent", parent));
    }

    private void call(TestDirectory directory, String name) {
        String path = vendor.path("/components/" + directory.id());
        JsonNode component = vendor.admin().get(path).ok().json();
        ((ObjectNode) component).put("name", name);
        vendor.admin().put(path, component).ok();
    }
}
