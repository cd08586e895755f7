package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who are not imported, and come another way than by their directory: nobody is there twice. On every database. */
abstract class TakenPlaces {

    private static final String REALM = "taken-places";
    private static final String PASSWORD = "correct horse battery staple";
    private static final String ANN = "ann@acme.example";

    private final KeycloakServer keycloak;
    private TestDirectory acme;

    TakenPlaces(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        if (admin().get("/" + REALM).status() != 200) {
            FixtureRealm.in(keycloak, REALM);
            admin().post(
                            "/" + REALM + "/identity-provider/instances",
                            Map.of(
                                    "alias",
                                    "acme-saml",
                                    "providerId",
                                    "saml",
                                    "config",
                                    Map.of("singleSignOnServiceUrl", "https://idp.example/sso")))
                    .ok();
        }
        acme = TestDirectory.in(
                keycloak,
                REALM,
                Map.of(
                        "identity-provider",
                        List.of("acme-saml"),
                        "verified-domains",
                        List.of("acme.example"),
                        "apps",
                        List.of("app"),
                        "import-users",
                        List.of("false")));
    }

    @AfterEach
    void gone() {
        acme.close();
        // Again for whom Keycloak could not delete, as the background work wrote to them at that moment.
        Waiting.until(() -> {
            accounts()
                    .forEach(left -> admin().delete(
                                    "/" + REALM + "/users/" + left.path("id").asText()));
            return accounts().isEmpty();
        });
    }

    @Test
    void who_signs_in_just_in_time_takes_the_place_and_the_directory_goes_on_with_the_id_that_it_knows() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        map(group, "Employee", 10);
        JsonNode before = acme.get("/Users/" + place);

        String ann = account(ANN, false);
        String session = signIn(ANN).path("refresh_token").asText();
        signsInThrough(ann, ANN);

        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(groupsOf(ann)).containsExactly(group);
        assertThat(refresh(session).status()).isEqualTo(200);
        JsonNode seen = acme.get("/Users/" + place);
        assertThat(seen.path("id").asText()).isEqualTo(place);
        assertThat(seen.at("/meta/location").asText()).endsWith("/Users/" + place);
        assertThat(seen.at("/meta/created")).isEqualTo(before.at("/meta/created"));
        assertThat(seen.at("/meta/version")).isNotEqualTo(before.at("/meta/version"));
        assertThat(seen.path("externalId").asText()).isEqualTo("a1");
        assertThat(seen.at("/roles/0/value").asText()).isEqualTo("Employee");
        assertThat(new FixtureRealm(keycloak, REALM).roleAtSignIn(ANN)).isEqualTo("Employee");
        assertThat(keycloaks(ann).path("firstName").asText()).isEqualTo("Given");
        assertThat(activity()).contains("sign-in").contains("user-linked").contains(ann);
    }

    @Test
    void every_request_finds_them_by_the_id_that_the_directory_knows() {
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

        members(group, "remove", place);
        assertThat(groupsOf(ann)).isEmpty();
        members(group, "add", place);
        assertThat(groupsOf(ann)).containsExactly(group);
        String bob = acme.user(person("bob@acme.example", "b1"));
        acme.scim()
                .put(
                        "/Groups/" + group,
                        Map.of(
                                "displayName",
                                "Staff",
                                "members",
                                List.of(Map.of("value", bob), Map.of("value", place))))
                .ok();
        assertThat(acme.get("/Groups/" + group).path("members").findValuesAsText("value"))
                .containsExactlyInAnyOrder(place, bob);
        assertThat(groupsOf(ann)).containsExactly(group);

        Answer changed = replace(place, "title", "Boss");
        assertThat(changed.json().path("id").asText()).isEqualTo(place);
        assertThat(changed.json().path("title").asText()).isEqualTo("Boss");
        acme.scim().delete("/Users/" + place).ok();
        assertThat(admin().get("/" + REALM + "/users/" + ann).status()).isEqualTo(404);
        assertThat(acme.scim().get("/Users/" + place).status()).isEqualTo(404);
    }

    @Test
    void who_has_come_by_a_verified_e_mail_takes_the_place_at_the_next_request_about_them() {
        String place = acme.user(person(ANN, "a1"));
        String ann = account(ANN, true);
        assertThat(accounts()).hasSize(2);

        Answer changed = replace(place, "title", "Boss");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("id").asText()).isEqualTo(place);
        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(activity()).contains("patch-user").contains("user-linked");
    }

    @Test
    void of_many_requests_about_somebody_at_one_moment_one_gives_them_the_place_and_none_fails() {
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
    void who_is_deactivated_or_deleted_is_so_whatever_way_they_came() {
        String first = acme.user(person(ANN, "a1"));
        String ann = account(ANN, true);
        String second = acme.user(person("bob@acme.example", "b1"));
        String bob = account("bob@acme.example", true);

        replace(first, "active", false).ok();
        acme.scim().delete("/Users/" + second).ok();

        assertThat(keycloaks(ann).path("enabled").asBoolean(true)).isFalse();
        assertThat(acme.get("/Users/" + first).path("active").asBoolean(true)).isFalse();
        assertThat(admin().get("/" + REALM + "/users/" + bob).status()).isEqualTo(404);
        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
    }

    @Test
    void who_may_be_somebody_else_is_looked_at_and_then_takes_the_place() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        String ann = account(ANN, false);

        replace(place, "title", "Boss").ok();
        replace(place, "title", "Big boss").ok();

        assertThat(accounts()).hasSize(2);
        JsonNode reviews = reviews();
        assertThat(reviews.path("total").asInt()).isEqualTo(1);
        assertThat(reviews.at("/items/0/reason").asText()).isEqualTo("unproved");
        assertThat(reviews.at("/items/0/account/id").asText()).isEqualTo(ann);

        admin().post(path() + "/reviews/" + reviews.at("/items/0/id").asText() + "/link", Map.of())
                .ok();

        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactly(ann);
        assertThat(groupsOf(ann)).containsExactly(group);
        assertThat(acme.get("/Users/" + place).path("title").asText()).isEqualTo("Big boss");
        assertThat(reviews().path("total").asInt()).isZero();
    }

    @Test
    void who_signs_in_as_somebody_else_and_has_only_typed_the_name_takes_no_place() {
        String place = acme.user(person(ANN, "a1"));
        String group = acme.group("Staff", place);
        String typed = account(ANN, false);

        signsInThrough(typed, "mallory@acme.example");
        JsonNode before = keycloaks(typed);
        assertThat(before.path("firstName").asText()).isEqualTo("Some");
        replace(place, "title", "Boss").ok();
        admin().signedIn()
                .patch("/admin/realms" + path(), Map.of("importUsers", true))
                .ok();

        assertThat(keycloaks(typed)).isEqualTo(before);
        assertThat(groupsOf(typed)).isEmpty();
        assertThat(acme.get("/Groups/" + group).at("/members/0/value").asText()).isEqualTo(place);
        JsonNode reviews = reviews();
        assertThat(reviews.path("total").asInt()).isEqualTo(1);
        assertThat(reviews.at("/items/0/reason").asText()).isEqualTo("other-name-id");
        String review = reviews.at("/items/0/id").asText();
        assertThat(admin().post(path() + "/reviews/" + review + "/link", Map.of())
                        .status())
                .isEqualTo(400);
        acme.scim().delete("/Users/" + place).ok();
        assertThat(keycloaks(typed)).isEqualTo(before);
    }

    @Test
    void nobody_of_importance_takes_a_place() {
        String place = acme.user(person("root", "r1"));
        String root = account("root", true);
        FixtureRealm.makeAdministrator(keycloak, REALM, root);

        signsInThrough(root, "root");
        JsonNode before = keycloaks(root);
        replace(place, "title", "Boss").ok();

        assertThat(keycloaks(root)).isEqualTo(before);
        assertThat(acme.get("/Users/" + place).path("title").asText()).isEqualTo("Boss");
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("administrator");
        assertThat(reviews().at("/items/0/linkable").asBoolean(true)).isFalse();
    }

    @Test
    void when_new_users_are_imported_those_who_came_another_way_are_not_made_again() {
        String first = acme.user(person(ANN, "a1"));
        String ann = account(ANN, true);
        String second = acme.user(person("bob@acme.example", "b1"));

        admin().signedIn()
                .patch("/admin/realms" + path(), Map.of("importUsers", true))
                .ok();

        assertThat(accounts()).extracting(one -> one.path("id").asText()).containsExactlyInAnyOrder(ann, second);
        assertThat(acme.get("/Users").path("Resources").findValuesAsText("id")).contains(first, second);
        assertThat(keycloaks(second).path("enabled").asBoolean()).isTrue();
        assertThat(activity()).contains("catch-up").contains("user-linked");
    }

    @Test
    void nothing_is_lost_of_somebody_who_takes_the_place_and_cannot_be_made_what_the_directory_says() {
        acme.close();
        acme = TestDirectory.in(
                keycloak,
                REALM,
                Map.of(
                        "verified-domains",
                        List.of("acme.example"),
                        "import-users",
                        List.of("false"),
                        "guard",
                        List.of("refuse"),
                        "guard-count",
                        List.of("0"),
                        "guard-percent",
                        List.of("0")));
        Map<String, Object> inactive = new HashMap<>(person(ANN, "a1"));
        inactive.put("active", false);
        inactive.put("title", "Boss");
        String place = acme.user(inactive);
        String ann = account(ANN, true);

        admin().signedIn()
                .patch(
                        "/admin/realms/" + REALM + "/directory-sync/directories/" + acme.alias(),
                        Map.of("importUsers", true))
                .ok();

        JsonNode seen = acme.get("/Users/" + place);
        assertThat(seen.path("title").asText()).isEqualTo("Boss");
        assertThat(seen.path("externalId").asText()).isEqualTo("a1");
        assertThat(seen.path("active").asBoolean(true)).isFalse();
        assertThat(seen.at("/emails/0/value").asText()).isEqualTo(ANN);
        assertThat(acme.get("/Users?filter=" + Http.encoded("emails.value eq \"" + ANN + "\""))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(keycloaks(ann).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void a_role_that_was_chosen_for_them_is_theirs_with_its_reason() {
        String place = acme.user(person(ANN, "a1"));
        role("Chosen", 20);
        String selector = "/" + REALM + "/directory-sync/apps/" + app() + "/people/%s/selector";
        admin().put(selector.formatted(place), Map.of("role", "Chosen", "reason", "she asked"))
                .ok();
        String ann = account(ANN, false);

        signsInThrough(ann, ANN);

        JsonNode chosen = admin().get(selector.formatted(ann)).ok().json();
        assertThat(chosen.path("role").asText()).isEqualTo("Chosen");
        assertThat(chosen.path("reason").asText()).isEqualTo("she asked");
    }

    @Test
    void the_place_of_one_directory_is_nobodys_of_another() {
        String place = acme.user(person(ANN, "a1"));
        signsInThrough(account(ANN, false), ANN);
        try (var other = TestDirectory.in(keycloak, REALM)) {
            String group = other.group("Others");

            assertThat(other.scim().get("/Users/" + place).status()).isEqualTo(404);
            assertThat(other.scim().delete("/Users/" + place).status()).isEqualTo(404);
            other.scim()
                    .patch(
                            "/Groups/" + group,
                            Map.of(
                                    "Operations",
                                    List.of(Map.of(
                                            "op", "add", "path", "members", "value", List.of(Map.of("value", place))))))
                    .ok();
            assertThat(other.get("/Groups/" + group).path("members")).isEmpty();
            assertThat(other.get("/Users?filter=" + Http.encoded("id eq \"" + place + "\""))
                            .path("totalResults")
                            .asInt())
                    .isZero();
        }
    }

    private Admin admin() {
        return keycloak.admin();
    }

    private static Map<String, ?> person(String userName, String externalId) {
        String email = userName.contains("@") ? userName : userName + "@acme.example";
        return Map.of(
                "userName",
                userName,
                "externalId",
                externalId,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", email, "type", "work", "primary", true)),
                "active",
                true);
    }

    private String account(String name, boolean verified) {
        String email = name.contains("@") ? name : name + "@acme.example";
        return admin().post(
                        "/" + REALM + "/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                email,
                                "emailVerified",
                                verified,
                                "firstName",
                                "Some",
                                "lastName",
                                "Body",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))))
                .createdId();
    }

    /** What a first sign-in through the identity provider leaves behind. */
    private void signsInThrough(String user, String nameId) {
        admin().post(
                        "/" + REALM + "/users/" + user + "/federated-identity/acme-saml",
                        Map.of("identityProvider", "acme-saml", "userId", nameId, "userName", nameId))
                .ok();
    }

    private Answer replace(String user, String path, Object value) {
        return acme.scim()
                .patch(
                        "/Users/" + user,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", path, "value", value))));
    }

    private void members(String group, String operation, String user) {
        Map<String, Object> change = new HashMap<>(Map.of("op", operation));
        if (operation.equals("remove")) {
            change.put("path", "members[value eq \"" + user + "\"]");
        } else {
            change.putAll(Map.of("path", "members", "value", List.of(Map.of("value", user))));
        }
        acme.scim()
                .patch("/Groups/" + group, Map.of("Operations", List.of(change)))
                .ok();
    }

    private List<String> found(String path, String filter) {
        List<String> ids = new ArrayList<>();
        acme.get(path + "?filter=" + Http.encoded(filter))
                .path("Resources")
                .forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    private JsonNode accounts() {
        return admin().get("/" + REALM + "/users?max=100").ok().json();
    }

    private JsonNode keycloaks(String id) {
        return admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    private List<String> groupsOf(String id) {
        return admin().get("/" + REALM + "/users/" + id + "/groups").ok().json().findValuesAsText("id");
    }

    private String path() {
        return "/" + REALM + "/directory-sync/directories/" + acme.alias();
    }

    private JsonNode reviews() {
        return admin().get(path() + "/reviews").ok().json();
    }

    private String activity() {
        StringBuilder all = new StringBuilder();
        admin().get(path() + "/activity?writesOnly=true")
                .ok()
                .json()
                .path("items")
                .forEach(item -> all.append(
                        admin().get(path() + "/activity/" + item.path("id").asText())
                                .ok()
                                .body()));
        return all.toString();
    }

    private JsonNode signIn(String name) {
        return token(Map.of("grant_type", "password", "client_id", "app", "username", name, "password", PASSWORD))
                .ok()
                .json();
    }

    private Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", token));
    }

    private Answer token(Map<String, String> form) {
        return Http.at(keycloak.url()).form("/realms/" + REALM + "/protocol/openid-connect/token", form);
    }

    private String app() {
        return admin().get("/" + REALM + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
    }

    private JsonNode role(String name, int level) {
        String roles = "/" + REALM + "/clients/" + app() + "/roles";
        admin().post(
                        roles,
                        Map.of(
                                "name",
                                name,
                                "attributes",
                                Map.of("directory-sync.level", List.of(Integer.toString(level)))));
        return admin().get(roles + "/" + name).ok().json();
    }

    private void map(String group, String role, int level) {
        admin().post("/" + REALM + "/groups/" + group + "/role-mappings/clients/" + app(), List.of(role(role, level)))
                .ok();
    }
}
