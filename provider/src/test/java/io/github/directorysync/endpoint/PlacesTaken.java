package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person who was not imported and signs in just in time takes the place that the directory made; requests keep its id. */
abstract class PlacesTaken extends TakenPlaceScenario {

    private final AppTokens app;

    PlacesTaken(KeycloakServer keycloak) {
        super(keycloak, "taken-places");
        app = new AppTokens(keycloak, realm);
    }

    @Test
    void an_account_made_by_a_sign_in_takes_the_place_and_the_scim_id_stays() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        role("Employee", 10);
        new GuardedRealm(keycloak, realm).map(group, "Employee");
        JsonNode before = acme.get("/Users/" + place);

        String ann = account(ANN, false);
        String session = app.refreshToken(ANN);
        signsInThrough(ann, ANN);

        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(groupsOf(ann)).containsExactly(group);
        assertThat(app.refresh(session).status()).isEqualTo(200);
        JsonNode seen = acme.get("/Users/" + place);
        assertThat(seen.path("id").asText()).isEqualTo(place);
        assertThat(seen.at("/meta/location").asText()).endsWith("/Users/" + place);
        assertThat(seen.at("/meta/created")).isEqualTo(before.at("/meta/created"));
        assertThat(seen.at("/meta/version")).isNotEqualTo(before.at("/meta/version"));
        assertThat(seen.path("externalId").asText()).isEqualTo("a1");
        assertThat(seen.at("/roles/0/value").asText()).isEqualTo("Employee");
        assertThat(new FixtureRealm(keycloak, realm).roleAtSignIn(ANN)).isEqualTo("Employee");
        assertThat(keycloaks(ann).path("firstName").asText()).isEqualTo("Given");
        assertThat(changes()).contains("sign-in").contains("user-linked").contains(ann);
    }

    @Test
    void requests_and_filters_find_the_linked_user_by_the_scim_id() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        String ann = account(ANN, true);
        signsInThrough(ann, ANN);

        assertThat(found("/Users", "userName eq \"" + ANN + "\"")).containsExactly(place);
        assertThat(found("/Users", "externalId eq \"a1\"")).containsExactly(place);
        assertThat(found("/Users", "id eq \"" + place + "\"")).containsExactly(place);
        assertThat(found("/Users", "not (id eq \"" + place + "\")")).isEmpty();
        assertThat(found("/Users", "id eq \"" + ann + "\"")).isEmpty();
        assertThat(found("/Users", "id sw \"" + place.substring(0, 20) + "\"")).containsExactly(place);
        assertThat(found("/Users", "groups.value eq \"" + group + "\"")).containsExactly(place);
        assertThat(found("/Groups", "members.value eq \"" + place + "\"")).containsExactly(group);
        assertThat(found("/Groups", "members[value eq \"" + place + "\" and type eq \"User\"]"))
                .containsExactly(group);
        assertThat(acme.get("/Groups/" + group).at("/members/0/value").asText()).isEqualTo(place);
        assertThat(acme.get("/Groups/" + group).at("/members/0/$ref").asText()).endsWith("/Users/" + place);

        remove(place, group);
        assertThat(groupsOf(ann)).isEmpty();
        add(place, group);
        assertThat(groupsOf(ann)).containsExactly(group);
        String bob = acme.user(person("bob@acme.example", "b1"));
        GuardedRealm.put(acme, group, "Staff", bob, place).ok();
        assertThat(acme.get("/Groups/" + group).path("members").findValuesAsText("value"))
                .containsExactlyInAnyOrder(place, bob);
        assertThat(groupsOf(ann)).containsExactly(group);

        Answer changed = replace(place, "title", "Boss");
        assertThat(changed.json().path("id").asText()).isEqualTo(place);
        assertThat(changed.json().path("title").asText()).isEqualTo("Boss");
        acme.scim().delete("/Users/" + place).ok();
        assertThat(admin().get("/" + realm + "/users/" + ann).status()).isEqualTo(404);
        assertThat(acme.scim().get("/Users/" + place).status()).isEqualTo(404);
    }

    @Test
    void an_account_with_the_verified_e_mail_takes_the_place_at_the_next_request_about_the_user() {
        String place = acme.user(person(ANN, "a1"));
        String ann = account(ANN, true);
        assertThat(accounts()).hasSize(2);

        Answer changed = replace(place, "title", "Boss");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("id").asText()).isEqualTo(place);
        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(changes()).contains("patch-user").contains("user-linked");
    }

    @Test
    void of_many_concurrent_requests_about_a_user_one_links_the_account_and_none_fails() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        String ann = account(ANN, true);

        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> replace(place, "title", "Boss " + i))
                .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 409));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(groupsOf(ann)).containsExactly(group);
        assertThat(acme.get("/Users").path("totalResults").asInt()).isEqualTo(1);
        assertThat(acme.get("/Users/" + place).path("title").asText()).startsWith("Boss");
    }

    @Test
    void deactivating_or_deleting_a_user_takes_effect_on_the_account_that_came_another_way() {
        String first = acme.user(person(ANN, "a1"));
        String ann = account(ANN, true);
        String second = acme.user(person("bob@acme.example", "b1"));
        String bob = account("bob@acme.example", true);

        replace(first, "active", false).ok();
        acme.scim().delete("/Users/" + second).ok();

        assertThat(keycloaks(ann).path("enabled").asBoolean(true)).isFalse();
        assertThat(acme.get("/Users/" + first).path("active").asBoolean(true)).isFalse();
        assertThat(admin().get("/" + realm + "/users/" + bob).status()).isEqualTo(404);
        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
    }

    @Test
    void when_the_import_is_switched_on_users_with_an_account_already_are_linked_and_not_made_again() {
        String first = acme.user(person(ANN, "a1"));
        String ann = account(ANN, true);
        String second = acme.user(person("bob@acme.example", "b1"));

        admin().signedIn()
                .patch("/admin/realms" + path(), Map.of("importUsers", true))
                .ok();

        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactlyInAnyOrder(ann, second);
        assertThat(acme.get("/Users").path("Resources").findValuesAsText("id")).contains(first, second);
        assertThat(keycloaks(second).path("enabled").asBoolean()).isTrue();
        assertThat(changes()).contains("catch-up").contains("user-linked");
    }

    private void add(String user, String group) {
        acme.scim()
                .patch("/Groups/" + group, ScimBody.patch("add", "members", ScimBody.members(List.of(user))))
                .ok();
    }

    private void remove(String user, String group) {
        Map<String, ?> operation = Map.of("op", "remove", "path", "members[value eq \"" + user + "\"]");
        acme.scim()
                .patch("/Groups/" + group, ScimBody.patch(List.of(operation)))
                .ok();
    }

    private String changes() {
        return new ActivityEntries(acme).changes().toString();
    }

    private List<String> found(String path, String filter) {
        List<String> ids = new ArrayList<>();
        acme.get(path + "?filter=" + Http.encoded(filter))
                .path("Resources")
                .forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }
}
