package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only members of a directory's access groups are enabled. */
abstract class AccessGroups extends WithholdingScenario {

    AccessGroups(KeycloakServer keycloak) {
        super(keycloak, "withheld-access-groups");
    }

    @Test
    void who_has_left_the_last_access_group_meanwhile_is_suspended_when_it_is_switched_on() {
        set(Map.of("access-groups", List.of("Everybody")));
        String ann = directory.user(ANN);
        String everybody = directory.group("Everybody", ann);
        set(Map.of("access-groups", List.of("Everybody"), "suspend-users", List.of("false")));
        members(everybody, "remove", ann);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();

        set(Map.of("access-groups", List.of("Everybody")));

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void only_members_of_an_access_group_are_active_and_the_last_one_left_suspends() {
        set(Map.of("access-groups", List.of("Everybody", "guests")));
        String ann = directory.user(ANN);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(directory.get("/Users/" + ann).path("active").asBoolean()).isTrue();

        String everybody = directory.group("Everybody", ann);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        String guests = directory.group("Guests", ann);
        String token = signIn(ann).json().path("refresh_token").asText();
        members(everybody, "remove", ann);
        assertThat(refresh(token).status()).isEqualTo(200);
        members(guests, "remove", ann);

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(refresh(token).status()).isEqualTo(400);
        assertThat(directory.get("/Users/" + ann).path("active").asBoolean()).isTrue();
        assertThat(logged("patch-group"))
                .containsExactlyInAnyOrder("members-changed", "members-changed", "sessions-ended", "user-suspended");
        patch(ann, "title", "Boss");
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        members(guests, "add", ann);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void an_access_group_that_is_renamed_or_deleted_gives_nobody_access_any_more() {
        set(Map.of("access-groups", List.of("Everybody")));
        String ann = directory.user(ANN);
        String group = directory.group("Everybody", ann);

        directory
                .scim()
                .patch("/Groups/" + group, operation("replace", "displayName", "Somebody"))
                .ok();
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        directory
                .scim()
                .patch("/Groups/" + group, operation("replace", "displayName", "Everybody"))
                .ok();
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        directory.scim().delete("/Groups/" + group).ok();

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void somebody_deactivated_stays_so_whatever_access_group_they_join() {
        set(Map.of("access-groups", List.of("Everybody")));
        String ann = directory.user(ANN);
        patch(ann, "active", false);
        String group = directory.group("Everybody", ann);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();

        set(ALL_ON);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        patch(ann, "active", true);

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(1);
    }

    @Test
    void access_groups_count_for_everybody_as_soon_as_they_are_set() {
        String ann = directory.user(ANN);
        String bob = directory.user("bob@example.com");
        String group = directory.group("Everybody", ann);

        set(Map.of("access-groups", List.of(group)));

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(keycloaks(bob).path("enabled").asBoolean()).isFalse();
        set(ALL_ON);
        assertThat(keycloaks(bob).path("enabled").asBoolean()).isTrue();
    }

    private void members(String group, String op, String user) {
        directory
                .scim()
                .patch("/Groups/" + group, operation(op, "members", List.of(Map.of("value", user))))
                .ok();
    }
}
