package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Roles that the client sent, beside those that its users have in the apps. */
@WithKeycloak
class SentRolesIT extends TrustCenterScenario {

    SentRolesIT(KeycloakServer keycloak) {
        super(keycloak, "sent-roles");
    }

    @Test
    void sent_roles_come_before_resolved_ones_and_a_primary_one_among_them_stays_the_only_one() {
        String alice = directory.user(Map.of(
                "userName", "alice", "roles", List.of(Map.of("value", "viewer", "type", "theirs", "primary", true))));

        JsonNode roles = directory.get("/Users/" + alice).path("roles");

        assertThat(roles.findValuesAsText("type")).containsExactly("theirs", "trust-center", "*realm");
        assertThat(roles.findValuesAsText("primary")).containsExactly("true", "false", "false");
    }

    @Test
    void a_put_of_the_roles_that_were_read_changes_nothing() {
        String alice = directory.user(Map.of("userName", "alice", "roles", List.of(Map.of("value", "theirs"))));
        JsonNode before = directory.get("/Users/" + alice);

        JsonNode after = directory.scim().put("/Users/" + alice, before).ok().json();

        assertThat(after).isEqualTo(before);
        giveByHand(alice, "Admin");
        assertThat(directory.get("/Users/" + alice).path("roles").findValuesAsText("value"))
                .containsExactly("theirs", "Admin", "staff");
    }

    @Test
    void a_pushed_role_is_shown_as_sent_and_as_the_role_in_the_app() {
        TestDirectory pushing = directory(Map.of("apps", List.of("trust-center"), "pushed-roles", List.of("true")));
        String alice = pushing.user(Map.of("userName", "pushed", "roles", List.of(Map.of("value", "Manager"))));

        assertThat(pushing.get("/Users/" + alice).path("roles").findValuesAsText("value"))
                .containsExactly("Manager", "Manager");
        assertThat(pushing.get("/Users").at("/Resources/0/roles/1"))
                .isEqualTo(role("Manager", "Manager", "trust-center", true));
    }
}
