package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code suspend-users} is off: a suspension is answered, remembered and made up for later. */
abstract class WithheldSuspensions extends WithholdingScenario {

    WithheldSuspensions(KeycloakServer keycloak) {
        super(keycloak, "withheld-suspensions");
    }

    @Test
    void a_suspension_that_is_switched_off_is_answered_and_remembered_and_ends_no_session() {
        set(Map.of("suspend-users", List.of("false")));
        String ann = directory.user(ANN);
        String token = signIn(ann).json().path("refresh_token").asText();

        patch(ann, "active", false);

        assertThat(directory.get("/Users/" + ann).path("active").asBoolean()).isFalse();
        assertThat(found("active eq false")).containsExactly(ann);
        assertThat(found("active eq true")).isEmpty();
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(refresh(token).status()).isEqualTo(200);
        assertThat(logged("patch-user")).containsExactly("withheld suspend-users suspended");
    }

    @Test
    void a_suspension_that_was_withheld_happens_when_it_is_switched_on() {
        set(Map.of("suspend-users", List.of("false")));
        String ann = directory.user(ANN);
        patch(ann, "active", false);

        set(ALL_ON);

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(directory.get("/Users/" + ann).path("active").asBoolean()).isFalse();
        patch(ann, "active", true);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void what_was_withheld_of_many_people_is_made_up_for_in_the_background() {
        int many = 510;
        set(Map.of("import-users", List.of("false")));
        directory.people(many, i -> "one-of-many" + i + "@example.com");
        assertThat(enabled()).isZero();

        set(ALL_ON);

        // Many people, on a machine that other tests use too.
        Waiting.until(Duration.ofMinutes(6), () -> enabled() >= many);
        assertThat(enabled()).isEqualTo(many);
        assertThat(keycloak.admin()
                        .get("/" + realm + "/users?search=one-of-many&max=1000")
                        .json())
                .hasSize(many);
    }

    @Test
    void who_keeps_their_name_catches_up_with_the_rest() {
        String ann = directory.user(ANN);
        set(Map.of("import-changes", List.of("false")));
        patch(ann, "name.givenName", "Anna");
        assertThat(keycloaks(ann).path("firstName").asText()).isEqualTo("Given");

        set(ALL_ON);

        assertThat(keycloaks(ann).path("firstName").asText()).isEqualTo("Anna");
    }

    private int enabled() {
        return keycloak.admin()
                .get("/" + realm + "/users/count?enabled=true")
                .ok()
                .json()
                .asInt();
    }
}
