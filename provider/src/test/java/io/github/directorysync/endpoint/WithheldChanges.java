package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code import-changes} or {@code import-users} is off: the directory reads back what it sent, Keycloak keeps its own. */
abstract class WithheldChanges extends WithholdingScenario {

    private static final String ANNA = "anna@example.com";

    WithheldChanges(KeycloakServer keycloak) {
        super(keycloak, "withheld-changes");
    }

    @Test
    void a_change_that_is_switched_off_is_given_back_and_found_and_the_account_keeps_its_own() {
        String ann = directory.user(ANN);
        set(Map.of("import-changes", List.of("false")));

        patch(ann, "userName", ANNA);
        patch(ann, "name.givenName", "Anna");
        patch(ann, "emails[type eq \"work\"].value", ANNA);
        String group = directory.group("Sales", ann);

        JsonNode seen = directory.get("/Users/" + ann);
        assertThat(seen.path("userName").asText()).isEqualTo(ANNA);
        assertThat(seen.at("/name/givenName").asText()).isEqualTo("Anna");
        assertThat(seen.at("/emails/0/value").asText()).isEqualTo(ANNA);
        assertThat(directory.get("/Groups/" + group).at("/members/0/display").asText())
                .isEqualTo(ANNA);
        Stream.of("userName", "emails.value", "emails").forEach(path -> {
            assertThat(found(path + " eq \"" + ANNA + "\"")).as(path).containsExactly(ann);
            assertThat(found(path + " eq \"" + ANN + "\"")).as(path).isEmpty();
        });
        assertThat(found("name.givenName sw \"ann\"")).containsExactly(ann);
        assertThat(found("name.givenName eq \"given\"")).isEmpty();
        assertThat(directory.get("/Users?sortBy=userName").path("totalResults").asInt())
                .isEqualTo(1);
        assertThat(keycloaks(ann).path("username").asText()).isEqualTo(ANN);
        assertThat(keycloaks(ann).path("firstName").asText()).isEqualTo("Given");
        assertThat(keycloaks(ann).path("email").asText()).isEqualTo(ANN);
        assertThat(found("not (userName eq \"" + ANN + "\")")).containsExactly(ann);
        assertThat(logged("patch-user")).hasSize(3).containsOnly("withheld import-changes changed");
        assertThat(directory.scim().post("/Users", person(ANNA)).status()).isEqualTo(409);
        String bob = directory.user("bob@example.com");
        assertThat(directory
                        .scim()
                        .patch("/Users/" + bob, operation("replace", "userName", ANNA))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void somebody_whose_changes_are_not_imported_can_still_be_suspended() {
        String ann = directory.user(ANN);
        set(Map.of("import-changes", List.of("false")));
        patch(ann, "name.givenName", "Anna");

        patch(ann, "active", false);

        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(directory.get("/Users/" + ann).at("/name/givenName").asText())
                .isEqualTo("Anna");
    }

    @Test
    void changes_that_were_withheld_happen_when_they_are_switched_on() {
        String ann = directory.user(ANN);
        set(Map.of("import-changes", List.of("false")));
        patch(ann, "userName", ANNA);
        patch(ann, "name.givenName", "Anna");

        set(ALL_ON);

        assertThat(keycloaks(ann).path("username").asText()).isEqualTo(ANNA);
        assertThat(keycloaks(ann).path("firstName").asText()).isEqualTo("Anna");
        keycloak.admin()
                .put("/" + realm + "/users/" + ann, Map.of("firstName", "Annabel"))
                .ok();
        assertThat(directory.get("/Users/" + ann).at("/name/givenName").asText())
                .isEqualTo("Annabel");
    }

    @Test
    void somebody_who_is_not_imported_is_there_for_the_directory_and_for_nobody_else() {
        set(Map.of("import-users", List.of("false")));

        String ann = directory.user(ANN);
        patch(ann, "title", "Boss");
        String group = directory.group("Sales", ann);

        JsonNode seen = directory.get("/Users/" + ann);
        assertThat(seen.path("userName").asText()).isEqualTo(ANN);
        assertThat(seen.path("active").asBoolean()).isTrue();
        assertThat(seen.path("title").asText()).isEqualTo("Boss");
        assertThat(seen.at("/groups/0/value").asText()).isEqualTo(group);
        assertThat(found("userName eq \"" + ANN + "\"")).containsExactly(ann);
        assertThat(found("emails.value eq \"" + ANN + "\" and active eq true")).containsExactly(ann);
        assertThat(directory.scim().post("/Users", person(ANN)).status()).isEqualTo(409);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isFalse();
        assertThat(keycloaks(ann).has("email")).isFalse();
        assertThat(keycloak.admin()
                        .get("/" + realm + "/users?exact=true&username=" + Http.encoded(ANN))
                        .json())
                .isEmpty();
        assertThat(logged("create-user")).containsExactly("withheld import-users created");
        assertThat(logged("patch-user")).containsExactly("withheld import-users changed");
    }

    @Test
    void somebody_who_was_not_imported_comes_with_the_same_id_when_new_users_are() {
        set(Map.of("import-users", List.of("false")));
        String ann = directory.user(ANN);
        String bob = directory.user("bob@example.com");
        String group = directory.group("Sales", ann);
        directory.scim().delete("/Users/" + bob).ok();

        set(ALL_ON);

        assertThat(keycloaks(ann).path("username").asText()).isEqualTo(ANN);
        assertThat(keycloaks(ann).path("email").asText()).isEqualTo(ANN);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
        assertThat(keycloak.admin()
                        .get("/" + realm + "/users/" + ann + "/groups")
                        .json()
                        .findValuesAsText("id"))
                .containsExactly(group);
        assertThat(found("userName eq \"" + ANN + "\"")).containsExactly(ann);
        assertThat(keycloak.admin().get("/" + realm + "/users/" + bob).status()).isEqualTo(404);
    }
}
