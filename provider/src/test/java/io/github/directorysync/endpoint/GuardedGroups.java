package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that are emptied, deleted, renamed or mapped otherwise: whoever is held signs in as before. On every database. */
abstract class GuardedGroups {

    private static final int MANY = 4;
    private static final List<String> ALL_CHIEFS = Collections.nCopies(MANY, "Chief");
    private static final List<String> NOBODY = Collections.nCopies(MANY, "refused");

    private final KeycloakServer keycloak;
    private final GuardedRealm realm;

    GuardedGroups(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.realm = GuardedRealm.in(keycloak, "guarded-groups");
    }

    @AfterEach
    void gone() {
        realm.delete();
    }

    @Test
    void a_group_that_is_emptied_and_then_deleted_gives_its_role_on_and_is_there_again_when_that_is_discarded() {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, MANY);
        String group = realm.mapped(directory, "Chiefs", "Chief", people);
        directory
                .scim()
                .patch("/Groups/" + group, operation("replace", "externalId", "g1"))
                .ok();

        GuardedRealm.put(directory, group, "Chiefs").ok();
        directory.scim().delete("/Groups/" + group).ok();

        assertThat(directory.scim().get("/Groups/" + group).status()).isEqualTo(404);
        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        JsonNode held = realm.list(directory, "held");
        assertThat(held.path("total").asInt()).isEqualTo(MANY);
        assertThat(held.path("items").findValuesAsText("what")).containsOnly("dissolve");

        realm.decide(directory, "discard");

        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        JsonNode back = directory.get("/Groups/" + group);
        assertThat(back.path("members")).hasSize(MANY);
        assertThat(back.path("externalId").asText()).isEqualTo("g1");

        directory.scim().delete("/Groups/" + group).ok();
        realm.decide(directory, "apply");

        assertThat(realm.rolesAtSignIn(directory, MANY)).doesNotContain("Chief", "refused");
        assertThat(keycloak.admin().get("/" + realm.name() + "/groups/" + group).status())
                .isEqualTo(404);
    }

    @Test
    void a_put_that_leaves_the_members_out_of_a_group_is_held_like_every_removal() {
        var directory = realm.directory(Map.of());
        String group = realm.mapped(directory, "Chiefs", "Chief", realm.people(directory, MANY));

        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Chiefs"))
                .ok();

        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        assertThat(realm.held(directory)).isEqualTo(MANY);
    }

    @Test
    void people_in_a_group_below_lose_by_the_deletion_of_the_one_above_and_are_asked_about() {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, MANY);
        String above = realm.mapped(directory, "Board", "Chief", List.of());
        String below = directory.group("Committee", people.toArray(String[]::new));
        keycloak.admin()
                .post("/" + realm.name() + "/groups/" + above + "/children", Map.of("id", below, "name", "Committee"))
                .ok();

        directory.scim().delete("/Groups/" + above).ok();

        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        assertThat(realm.held(directory)).isEqualTo(MANY);
    }

    @Test
    void an_access_group_that_is_emptied_then_renamed_then_deleted_locks_nobody_out_before_somebody_has_looked() {
        var directory = realm.directory(Map.of("access-groups", List.of("Everybody")));
        List<String> people = realm.people(directory, MANY);
        String group = realm.mapped(directory, "Everybody", "Chief", people);

        GuardedRealm.put(directory, group, "Everybody").ok();
        GuardedRealm.put(directory, group, "Somebody").ok();
        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        people.forEach(id -> directory
                .scim()
                .patch("/Users/" + id, operation("replace", "title", "Boss"))
                .ok());
        directory.scim().delete("/Groups/" + group).ok();

        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        realm.decide(directory, "apply");
        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(NOBODY);
    }

    @Test
    void a_new_name_and_fewer_members_in_one_request_are_one_question() {
        var directory = realm.directory(Map.of("access-groups", List.of("Everybody")));
        List<String> people = realm.people(directory, MANY);
        String group = realm.mapped(directory, "Everybody", "Chief", people);

        GuardedRealm.put(directory, group, "Somebody", people.get(0), people.get(1))
                .ok();

        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
    }

    @Test
    void a_role_in_an_app_that_the_directory_does_not_name_is_lost_all_the_same() {
        var directory = realm.directory(Map.of("apps", List.of("account")));
        String group = realm.mapped(directory, "Chiefs", "Chief", realm.people(directory, MANY));

        GuardedRealm.put(directory, group, "Chiefs").ok();

        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);
        assertThat(realm.held(directory)).isEqualTo(MANY);
    }

    @Test
    void whoever_is_in_the_group_again_waits_for_nothing_any_more() {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, MANY);
        String group = realm.mapped(directory, "Chiefs", "Chief", people);
        GuardedRealm.put(directory, group, "Chiefs").ok();

        GuardedRealm.put(directory, group, "Chiefs", people.toArray(String[]::new))
                .ok();

        assertThat(realm.held(directory)).isZero();
        assertThat(realm.list(directory, "lapsed").path("total").asInt()).isEqualTo(MANY);
        // Nothing waits, so that the guard does not hold what is few.
        GuardedRealm.suspend(directory, people.get(0)).ok();
        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(List.of("refused", "Chief", "Chief", "Chief"));
    }

    @Test
    void a_set_up_link_takes_no_role_from_more_people_than_the_guard_lets_go_and_an_administrator_does() {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, MANY);
        String group = realm.mapped(directory, "Chiefs", "Chief", people);
        var portal = realm.portal(directory);
        String role = "/groups/" + group + "/role?app=" + realm.app();

        var refused = portal.delete(role);
        var lowered = portal.put(role, Map.of("role", "Clerk"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("field").asText()).isEqualTo("role");
        assertThat(lowered.status()).isEqualTo(403);
        assertThat(realm.rolesAtSignIn(directory, MANY)).isEqualTo(ALL_CHIEFS);

        assertThat(keycloak.admin().delete(realm.path(directory) + role).status())
                .isEqualTo(204);
        assertThat(realm.rolesAtSignIn(directory, MANY)).doesNotContain("Chief");
    }

    @Test
    void what_a_set_up_link_takes_counts_with_what_the_directory_takes() {
        var directory = realm.directory(Map.of());
        List<String> people = realm.people(directory, 3);
        String group = realm.mapped(directory, "Chiefs", "Chief", people.subList(0, 2));

        assertThat(realm.portal(directory)
                        .delete("/groups/" + group + "/role?app=" + realm.app())
                        .status())
                .isEqualTo(204);
        GuardedRealm.suspend(directory, people.get(2)).ok();

        assertThat(realm.rolesAtSignIn(directory, 3)).doesNotContain("Chief", "refused");
        assertThat(realm.held(directory)).isEqualTo(1);
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("Operations", List.of(Map.of("op", op, "path", path, "value", value)));
    }
}
