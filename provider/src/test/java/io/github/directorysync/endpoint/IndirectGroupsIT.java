package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin may move one of a directory's groups below another: its members are in the upper one indirectly. */
@WithKeycloak
class IndirectGroupsIT {

    private static final String REALM = "indirect-groups";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    IndirectGroupsIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void members_of_the_lower_group_are_indirectly_in_those_above() {
        String alice = directory.user("alice@acme.example");
        String bob = directory.user("bob@acme.example");
        String company = directory.group("Company", bob);
        String sales = directory.group("Sales");
        String field = directory.group("Field Sales", alice);
        move(sales, company);
        move(field, sales);

        assertThat(groups(directory.get("/Users/" + alice)))
                .containsExactly("Field Sales direct", "Company indirect", "Sales indirect");
        JsonNode list = directory.get("/Users?sortBy=userName");
        assertThat(groups(list.at("/Resources/0"))).hasSize(3);
        assertThat(groups(list.at("/Resources/1"))).containsExactly("Company direct");
    }

    @Test
    void whoever_is_in_both_is_directly_in_both() {
        String alice = directory.user("alice@acme.example");
        String company = directory.group("Company", alice);
        String sales = directory.group("Sales", alice);
        move(sales, company);

        assertThat(groups(directory.get("/Users/" + alice))).containsExactly("Company direct", "Sales direct");
    }

    @Test
    void a_group_in_between_that_is_not_the_directorys_is_left_out() {
        String alice = directory.user("alice@acme.example");
        String company = directory.group("Company");
        String sales = directory.group("Sales", alice);
        String between = keycloak.admin()
                .post("/" + REALM + "/groups/" + company + "/children", Map.of("name", "Between"))
                .createdId();
        move(sales, between);

        assertThat(groups(directory.get("/Users/" + alice))).containsExactly("Sales direct", "Company indirect");
    }

    @Test
    void the_members_of_a_group_stay_the_direct_ones() {
        String alice = directory.user("alice@acme.example");
        String company = directory.group("Company");
        move(directory.group("Sales", alice), company);

        assertThat(directory.get("/Groups/" + company).has("members")).isFalse();
    }

    private void move(String group, String below) {
        JsonNode moved = keycloak.admin().get("/" + REALM + "/groups/" + group).json();
        keycloak.admin()
                .post(
                        "/" + REALM + "/groups/" + below + "/children",
                        Map.of("id", group, "name", moved.path("name").asText()))
                .ok();
    }

    private static List<String> groups(JsonNode user) {
        return StreamSupport.stream(user.path("groups").spliterator(), false)
                .map(group -> group.path("display").asText() + " "
                        + group.path("type").asText())
                .toList();
    }
}
