package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a directory is answered, and what becomes of Keycloak's users, where an option is switched off; on every database. */
abstract class Withholding {

    private static final String REALM = "withholding";
    private static final String ANN = "ann@example.com";
    private static final String ANNA = "anna@example.com";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Map<String, List<String>> ALL_ON = Map.of();

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    Withholding(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
        for (JsonNode left :
                keycloak.admin().get("/" + REALM + "/users?max=1000").json()) {
            keycloak.admin().delete("/" + REALM + "/users/" + left.path("id").asText());
        }
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

        Waiting.until(() -> enabled() >= many);
        assertThat(enabled()).isEqualTo(many);
        assertThat(keycloak.admin()
                        .get("/" + REALM + "/users?search=one-of-many&max=1000")
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
                .get("/" + REALM + "/users/count?enabled=true")
                .ok()
                .json()
                .asInt();
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
                .put("/" + REALM + "/users/" + ann, Map.of("firstName", "Annabel"))
                .ok();
        assertThat(directory.get("/Users/" + ann).at("/name/givenName").asText())
                .isEqualTo("Annabel");
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
                        .get("/" + REALM + "/users/" + ann + "/groups")
                        .json())
                .isEmpty();
        assertThat(directory.scim().post("/Users", person(ANN)).status()).isEqualTo(409);
    }

    @Test
    void an_account_that_one_directory_left_is_not_anothers() {
        set(Map.of("on-delete", List.of("suspend")));
        String ann = directory.user(ANN);
        directory.scim().delete("/Users/" + ann).ok();

        try (TestDirectory other = TestDirectory.in(keycloak, REALM)) {
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
        assertThat(keycloak.admin().get("/" + REALM + "/users/" + bob).status()).isEqualTo(404);
    }

    @Test
    void whose_delete_was_withheld_does_not_keep_access_when_the_directory_is_deleted_with_its_people() {
        TestDirectory ending = TestDirectory.in(keycloak, REALM, Map.of("suspend-users", List.of("false")));
        String ann = ending.user(ANN);
        String token = signIn(ann).json().path("refresh_token").asText();
        ending.scim().delete("/Users/" + ann).ok();
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();

        keycloak.admin()
                .delete("/" + REALM + "/directory-sync/directories/" + ending.alias() + "?users=suspend")
                .ok();

        assertThat(keycloaks(ann).path("enabled").asBoolean(true)).isFalse();
        assertThat(refresh(token).status()).isEqualTo(400);
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
                        .get("/" + REALM + "/users?exact=true&username=" + Http.encoded(ANN))
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
                        .get("/" + REALM + "/users/" + ann + "/groups")
                        .json()
                        .findValuesAsText("id"))
                .containsExactly(group);
        assertThat(found("userName eq \"" + ANN + "\"")).containsExactly(ann);
        assertThat(keycloak.admin().get("/" + REALM + "/users/" + bob).status()).isEqualTo(404);
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

    private void set(Map<String, List<String>> options) {
        ObjectNode component = keycloak.admin()
                .get("/" + REALM + "/components/" + directory.id())
                .ok()
                .json()
                .deepCopy();
        ObjectNode config = (ObjectNode) component.path("config");
        // What is not named Keycloak leaves as it was.
        Stream.of("import-users", "import-changes", "suspend-users", "on-delete", "access-groups")
                .forEach(key -> options.getOrDefault(key, List.of()).forEach(config.putArray(key)::add));
        keycloak.admin()
                .put("/" + REALM + "/components/" + directory.id(), component)
                .ok();
    }

    private JsonNode keycloaks(String id) {
        return keycloak.admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    private void patch(String id, String path, Object value) {
        directory
                .scim()
                .patch("/Users/" + id, operation("replace", path, value))
                .ok();
    }

    private void members(String group, String op, String user) {
        directory
                .scim()
                .patch("/Groups/" + group, operation(op, "members", List.of(Map.of("value", user))))
                .ok();
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("Operations", List.of(Map.of("op", op, "path", path, "value", value)));
    }

    private static Map<String, ?> person(String userName) {
        return Map.of("userName", userName, "active", true);
    }

    private List<String> found(String filter) {
        return directory
                .get("/Users?filter=" + Http.encoded(filter))
                .path("Resources")
                .findValuesAsText("id");
    }

    /** The effects of all requests of that operation, in words. */
    private List<String> logged(String operation) {
        String log = "/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity";
        return keycloak
                .admin()
                .get(log + "?operation=" + operation)
                .ok()
                .json()
                .path("items")
                .findValuesAsText("id")
                .stream()
                .flatMap(id -> effects(keycloak.admin().get(log + "/" + id).ok().json()))
                .toList();
    }

    private static Stream<String> effects(JsonNode entry) {
        Stream.Builder<String> words = Stream.builder();
        entry.at("/detail/effects")
                .forEach(effect -> words.add((effect.path("effect").asText() + " "
                                + effect.path("option").asText() + " "
                                + effect.path("what").asText())
                        .strip()));
        return words.build();
    }

    private Answer signIn(String id) {
        keycloak.admin()
                .put(
                        "/" + REALM + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        return token(Map.of("grant_type", "password", "username", ANN, "password", PASSWORD));
    }

    private Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private Answer token(Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", "app");
        return keycloak.http().form("/realms/" + REALM + "/protocol/openid-connect/token", form);
    }
}
