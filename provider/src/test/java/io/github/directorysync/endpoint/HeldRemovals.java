package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A suspension or deletion that the guard holds: applied, discarded or taken back by the directory. */
abstract class HeldRemovals extends GuardScenario {

    HeldRemovals(KeycloakServer keycloak) {
        super(keycloak, "guard-held");
    }

    @Test
    void a_held_removal_is_applied_as_the_directory_deletes_and_the_same_person_can_come_again() {
        Map<String, List<String>> settings = new HashMap<>(EVERYTHING_IS_HELD);
        settings.put("on-delete", List.of("suspend"));
        var directory = directory(settings);
        String dan = directory.user(Map.of("userName", "dan@guard.example", "externalId", "d1", "active", true));

        directory.scim().delete("/Users/" + dan).ok();
        assertThat(account(dan).path("enabled").asBoolean()).isTrue();
        decide(directory, "apply", Map.of("all", true));

        assertThat(account(dan).path("enabled").asBoolean()).isFalse();
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(directory.user(Map.of("userName", "danny@guard.example", "externalId", "d1", "active", true)))
                .isEqualTo(dan);
        assertThat(account(dan).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void what_is_no_id_is_refused_and_nothing_is_decided() {
        var directory = directory(EVERYTHING_IS_HELD);
        suspend(directory, directory.user("ann@guard.example")).ok();

        for (Object ids : List.of(List.of("\0"), List.of(1), "all", List.of())) {
            Answer answer = keycloak.admin().post(path(directory) + "/held/apply", Map.of("ids", ids));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("field").asText()).isEqualTo("ids");
        }
        Answer unknown =
                keycloak.admin().post(path(directory) + "/held/apply", Map.of("ids", List.of("nothing of the kind")));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("field").asText()).isEqualTo("ids[0]");

        assertThat(held(directory).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_suspension_that_is_held_is_shown_to_the_directory_and_lapses_when_it_is_taken_back() {
        var directory = directory(EVERYTHING_IS_HELD);
        String ann = directory.user("ann@guard.example");

        assertThat(suspend(directory, ann).json().path("active").asBoolean(true))
                .isFalse();

        assertThat(directory.get("/Users/" + ann).path("active").asBoolean(true))
                .isFalse();
        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
        JsonNode held = held(directory).path("items").path(0);
        assertThat(held.path("what").asText()).isEqualTo("suspend");
        assertThat(held.path("reason").asText()).isEqualTo("too-many");
        assertThat(held.path("userName").asText()).isEqualTo("ann@guard.example");
        assertThat(activity(directory, held.path("activity").asText())
                        .path("outcome")
                        .asText())
                .isEqualTo("held");

        directory
                .scim()
                .patch("/Users/" + ann, Map.of("Operations", List.of(active(true))))
                .ok();

        assertThat(held(directory).path("total").asInt()).isZero();
        assertThat(list(directory, "?state=lapsed").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_removal_that_is_held_can_be_taken_back_or_discarded_and_nobody_is_lost() {
        var directory = directory(EVERYTHING_IS_HELD);
        String bob = directory.user(Map.of("userName", "bob@guard.example", "externalId", "b1", "active", true));

        directory.scim().delete("/Users/" + bob).ok();

        assertThat(directory.scim().get("/Users/" + bob).status()).isEqualTo(404);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(account(bob).path("enabled").asBoolean()).isTrue();

        assertThat(directory.user(Map.of("userName", "bob@guard.example", "externalId", "b1")))
                .isEqualTo(bob);
        directory.scim().delete("/Users/" + bob).ok();
        decide(
                directory,
                "discard",
                Map.of(
                        "ids",
                        List.of(held(directory).path("items").path(0).path("id").asText())));

        assertThat(directory.get("/Users/" + bob).path("externalId").asText()).isEqualTo("b1");
    }

    @Test
    void a_group_that_is_deleted_stays_for_its_members_until_that_is_applied() {
        var directory = directory(EVERYTHING_IS_HELD);
        String cid = directory.user("cid@guard.example");
        String group = directory.group("Clerks", cid);
        map(group, role("Clerk", 7));

        directory.scim().delete("/Groups/" + group).ok();

        assertThat(directory.scim().get("/Groups/" + group).status()).isEqualTo(404);
        assertThat(members(group)).isEqualTo(1);

        decide(directory, "apply", Map.of("all", true));

        assertThat(keycloak.admin().get("/" + realm + "/groups/" + group).status())
                .isEqualTo(404);
    }

    private JsonNode activity(TestDirectory directory, String id) {
        return keycloak.admin().get(path(directory) + "/activity/" + id).ok().json();
    }
}
