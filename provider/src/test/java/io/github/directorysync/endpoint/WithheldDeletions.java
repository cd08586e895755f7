package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a DELETE does to the account, by {@code on-delete} and {@code suspend-users}. */
abstract class WithheldDeletions extends WithholdingScenario {

    WithheldDeletions(KeycloakServer keycloak) {
        super(keycloak, "withheld-deletions");
    }

    @Test
    void somebody_deleted_may_keep_a_suspended_account_and_is_the_same_when_they_come_again() {
        set(Map.of("on-delete", List.of("suspend")));
        String ann = directory.user(ANN);
        String group = directory.group("Admins", ann);
        String token = signIn(ann).json().path("refresh_token").asText();

        Answer deleted = directory.scim().delete("/Users/" + ann);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(directory.scim().get("/Users/" + ann).status()).isEqualTo(404);
        assertThat(directory.scim().delete("/Users/" + ann).status()).isEqualTo(404);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(directory.get("/Groups/" + group).has("members")).isFalse();
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(refresh(token).status()).isEqualTo(400);
        assertThat(logged("delete-user")).containsExactly("sessions-ended", "user-suspended");

        assertThat(directory.user(ANN)).isEqualTo(ann);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(directory.get("/Users/" + ann).has("groups")).isFalse();
        assertThat(keycloak.admin()
                        .get("/" + realm + "/users/" + ann + "/groups")
                        .json())
                .isEmpty();
        assertThat(directory.scim().post("/Users", person(ANN)).status()).isEqualTo(409);
    }

    @Test
    void an_account_that_one_directory_left_is_not_anothers() {
        set(Map.of("on-delete", List.of("suspend")));
        String ann = directory.user(ANN);
        directory.scim().delete("/Users/" + ann).ok();

        try (TestDirectory other = TestDirectory.in(keycloak, realm)) {
            assertThat(other.scim().post("/Users", person(ANN)).status()).isEqualTo(409);
        }
    }

    @Test
    void with_suspension_switched_off_a_delete_takes_nobodys_account() {
        set(Map.of("suspend-users", List.of("false")));
        String ann = directory.user(ANN);
        String token = signIn(ann).json().path("refresh_token").asText();

        directory.scim().delete("/Users/" + ann).ok();

        assertThat(directory.scim().get("/Users/" + ann).status()).isEqualTo(404);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(refresh(token).status()).isEqualTo(200);
        assertThat(logged("delete-user")).containsExactly("withheld suspend-users deleted");
        assertThat(directory.user(ANN)).isEqualTo(ann);
    }

    @Test
    void a_delete_that_was_withheld_happens_when_it_is_switched_on_and_no_token_of_before_works() {
        set(Map.of("suspend-users", List.of("false")));
        String ann = directory.user(ANN);
        String token = signIn(ann).json().path("refresh_token").asText();
        directory.scim().delete("/Users/" + ann).ok();

        set(Map.of("on-delete", List.of("suspend")));

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(refresh(token).status()).isEqualTo(400);
        assertThat(logged("catch-up")).containsExactly("sessions-ended", "user-suspended");
        assertThat(directory.user(ANN)).isEqualTo(ann);
        assertThat(refresh(token).status()).isEqualTo(400);
    }

    @Test
    void a_delete_that_was_withheld_deletes_the_account_unless_they_were_sent_again() {
        set(Map.of("suspend-users", List.of("false")));
        String ann = directory.user(ANN);
        String bob = directory.user("bob@example.com");
        directory.scim().delete("/Users/" + ann).ok();
        directory.scim().delete("/Users/" + bob).ok();
        assertThat(directory.user(ANN)).isEqualTo(ann);

        set(ALL_ON);

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(keycloak.admin().get("/" + realm + "/users/" + bob).status()).isEqualTo(404);
    }

    @Test
    void whose_delete_was_withheld_does_not_keep_access_when_the_directory_is_deleted_with_its_people() {
        TestDirectory ending = TestDirectory.in(keycloak, realm, Map.of("suspend-users", List.of("false")));
        String ann = ending.user(ANN);
        String token = signIn(ann).json().path("refresh_token").asText();
        ending.scim().delete("/Users/" + ann).ok();
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();

        keycloak.admin()
                .delete("/" + realm + "/directory-sync/directories/" + ending.alias() + "?users=suspend")
                .ok();

        assertThat(keycloaks(ann).path("enabled").asBoolean(true)).isFalse();
        assertThat(refresh(token).status()).isEqualTo(400);
    }
}
