package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory that takes many of its people out, and an administrator who looks first; on every database. */
abstract class GuardAtWork {

    private static final String REALM = "guard";
    private static final Map<String, List<String>> EVERYTHING_IS_HELD =
            Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0"));

    private final KeycloakServer keycloak;

    GuardAtWork(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeEach
    void nobody_is_there() {
        FixtureRealm.in(keycloak, REALM);
    }

    /** With the realm, which is faster than a thousand people one by one. */
    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM);
    }

    @Test
    void of_five_hundred_taken_out_by_eight_at_once_as_many_go_as_may_and_the_rest_waits() {
        var directory = directory(aHundred("hold"));
        List<String> people = people(directory, 1000);

        List<Integer> answers = atOnce(IntStream.range(0, 500)
                .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                        ? suspend(directory, people.get(i)).status()
                        : directory.scim().delete("/Users/" + people.get(i)).status())
                .toList());

        assertThat(answers).containsOnly(200, 204);
        assertThat(held(directory).path("total").asInt()).isEqualTo(400);
        assertThat(enabled()).isEqualTo(900);
        assertThat(directory
                        .get("/Users?count=0&filter=" + Http.encoded("active eq true"))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(500);

        assertThat(decide(directory, "apply", Map.of("all", true))
                        .path("decided")
                        .asInt())
                .isEqualTo(400);

        assertThat(enabled()).isEqualTo(500);
        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void five_hundred_who_lose_their_role_by_one_change_of_a_group_wait_together() {
        var directory = directory(Map.of("guard", List.of("hold")));
        List<String> people = people(directory, 500);
        String group = directory.group("Staff", people.toArray(String[]::new));
        map(group, role("Employee", 10));

        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Renamed", "members", List.of()))
                .ok();

        assertThat(held(directory).path("total").asInt()).isEqualTo(500);
        assertThat(members(group)).isEqualTo(500);
        assertThat(directory.get("/Groups/" + group).path("members")).isEmpty();
        assertThat(directory.get("/Users/" + people.get(0)).path("groups")).isEmpty();

        decide(directory, "discard", Map.of("all", true));

        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(500);
    }

    @Test
    void of_five_hundred_taken_out_by_eight_at_once_as_many_go_as_may_and_the_rest_is_refused() {
        var directory = directory(aHundred("refuse"));
        List<String> people = people(directory, 1000);

        List<Integer> answers = atOnce(IntStream.range(0, 500)
                .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                        ? suspend(directory, people.get(i)).status()
                        : directory.scim().delete("/Users/" + people.get(i)).status())
                .toList());

        assertThat(answers.stream().filter(status -> status == 403)).hasSize(400);
        assertThat(answers.stream().filter(status -> status < 300)).hasSize(100);
        assertThat(enabled()).isEqualTo(900);
        assertThat(directory
                        .get("/Users?count=0&filter=" + Http.encoded("active eq true"))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(900);
        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void all_who_leave_the_access_group_by_one_change_wait_together_and_are_suspended_when_that_is_applied() {
        var directory = directory(Map.of(
                "guard",
                List.of("hold"),
                "guard-count",
                List.of("1"),
                "guard-percent",
                List.of("0"),
                "access-groups",
                List.of("Everybody")));
        List<String> people = people(directory, 5);
        String group = directory.group("Everybody", people.toArray(String[]::new));

        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Everybody", "members", List.of()))
                .ok();
        directory
                .scim()
                .patch("/Users/" + people.get(0), Map.of("Operations", List.of(title("Boss"))))
                .ok();

        assertThat(held(directory).path("total").asInt()).isEqualTo(5);
        assertThat(enabled()).isEqualTo(5);

        decide(directory, "apply", Map.of("all", true));

        assertThat(enabled()).isZero();
        assertThat(members(group)).isZero();
        assertThat(directory.get("/Users/" + people.get(0)).path("active").asBoolean())
                .isTrue();
    }

    @Test
    void an_access_group_that_gets_another_name_suspends_nobody_before_somebody_has_looked() {
        var directory = directory(Map.of(
                "guard",
                List.of("hold"),
                "guard-count",
                List.of("0"),
                "guard-percent",
                List.of("0"),
                "access-groups",
                List.of("Everybody")));
        String ann = directory.user("ann@guard.example");
        String group = directory.group("Everybody", ann);

        rename(directory, group, "Somebody");

        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
        assertThat(held(directory).path("total").asInt()).isEqualTo(1);
        directory
                .scim()
                .patch("/Users/" + ann, Map.of("Operations", List.of(title("Boss"))))
                .ok();
        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
        assertThat(held(directory).path("total").asInt()).isEqualTo(1);

        rename(directory, group, "Everybody");
        assertThat(held(directory).path("total").asInt()).isZero();
        rename(directory, group, "Somebody");
        decide(directory, "apply", Map.of("all", true));

        assertThat(account(ann).path("enabled").asBoolean()).isFalse();
        assertThat(directory.get("/Users/" + ann).path("active").asBoolean()).isTrue();
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
    void nobody_waits_who_keeps_everything() {
        var directory = directory(EVERYTHING_IS_HELD);
        String eve = directory.user("eve@guard.example");
        String group = directory.group("Readers", eve);
        map(group, role("Reader", 3));

        rename(directory, group, "Readers of everything");
        directory
                .scim()
                .patch("/Users/" + eve, Map.of("Operations", List.of(title("Boss"))))
                .ok();

        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void what_is_refused_does_not_happen() {
        var directory = directory(
                Map.of("guard", List.of("refuse"), "guard-count", List.of("2"), "guard-percent", List.of("0")));
        List<String> people = people(directory, 6);
        String group = directory.group("Few", people.toArray(String[]::new));
        map(group, role("Few", 5));

        assertThat(suspend(directory, people.get(0)).status()).isEqualTo(200);
        assertThat(directory.scim().delete("/Users/" + people.get(1)).status()).isEqualTo(204);
        Answer third = suspend(directory, people.get(2));

        assertThat(third.status()).isEqualTo(403);
        assertThat(third.json().path("detail").asText()).contains("guard of this directory refuses");
        assertThat(directory.scim().delete("/Users/" + people.get(2)).status()).isEqualTo(403);
        assertThat(directory.scim().delete("/Groups/" + group).status()).isEqualTo(403);
        assertThat(directory.get("/Users/" + people.get(2)).path("active").asBoolean())
                .isTrue();
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

        assertThat(keycloak.admin().get("/" + REALM + "/groups/" + group).status())
                .isEqualTo(404);
    }

    @Test
    void the_last_holder_of_the_highest_role_stays_and_one_of_two_may_go() {
        var directory = directory(Map.of("apps", List.of("app"), "allow-last-holder-removal", List.of("false")));
        String one = directory.user("one@guard.example");
        String two = directory.user("two@guard.example");
        String group = directory.group("Chiefs", one, two);
        map(group, role("Chief", 1000));

        suspend(directory, one).ok();
        assertThat(held(directory).path("total").asInt()).isZero();
        suspend(directory, two).ok();

        assertThat(account(one).path("enabled").asBoolean()).isFalse();
        assertThat(account(two).path("enabled").asBoolean()).isTrue();
        assertThat(held(directory).path("items").path(0).path("reason").asText())
                .isEqualTo("last-holder");
    }

    @Test
    void a_pushed_role_that_is_taken_back_stays_until_somebody_has_looked() {
        var directory = pushing(EVERYTHING_IS_HELD);
        role("Chief", 1000);
        role("Clerk", 5);
        String ann = pushed(directory, "ann@guard.example", "Chief");

        push(directory, ann, "Clerk").ok();

        assertThat(sentRoles(directory, ann)).containsExactly("Clerk");
        assertThat(resolvedRole(directory, ann)).isEqualTo("Chief");
        assertThat(held(directory).at("/items/0/what").asText()).isEqualTo("unpush");
        push(directory, ann).ok();
        assertThat(held(directory).path("total").asInt()).isEqualTo(1);

        push(directory, ann, "Chief").ok();
        assertThat(held(directory).path("total").asInt()).isZero();
        assertThat(list(directory, "?state=lapsed").path("total").asInt()).isEqualTo(1);

        push(directory, ann, "Clerk").ok();
        decide(directory, "discard", Map.of("all", true));
        assertThat(sentRoles(directory, ann)).containsExactlyInAnyOrder("Clerk", "Chief");
        assertThat(resolvedRole(directory, ann)).isEqualTo("Chief");

        push(directory, ann, "Clerk").ok();
        decide(directory, "apply", Map.of("all", true));
        assertThat(sentRoles(directory, ann)).containsExactly("Clerk");
        assertThat(resolvedRole(directory, ann)).isEqualTo("Clerk");
    }

    @Test
    void who_is_deleted_and_keeps_the_account_keeps_a_pushed_role_until_somebody_has_looked() {
        Map<String, List<String>> settings = new HashMap<>(EVERYTHING_IS_HELD);
        settings.put("suspend-users", List.of("false"));
        var directory = pushing(settings);
        role("Chief", 1000);
        String ann = directory.user(Map.of(
                "userName",
                "ann@guard.example",
                "name",
                Map.of("givenName", "Ann", "familyName", "Lee"),
                "emails",
                List.of(Map.of("value", "ann@guard.example", "primary", true)),
                "active",
                true,
                "roles",
                List.of(Map.of("value", "Chief"))));
        var realm = new FixtureRealm(keycloak, REALM);

        directory.scim().delete("/Users/" + ann).ok();

        assertThat(directory.scim().get("/Users/" + ann).status()).isEqualTo(404);
        assertThat(realm.roleAtSignIn("ann@guard.example")).isEqualTo("Chief");
        decide(directory, "apply", Map.of("all", true));
        assertThat(realm.roleAtSignIn("ann@guard.example")).isEmpty();
        assertThat(account(ann).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void who_is_pushed_another_role_and_loses_nothing_is_not_counted_and_the_inactive_lose_nothing() {
        var directory = pushing(EVERYTHING_IS_HELD);
        role("Chief", 1000);
        role("Clerk", 5);
        String bob = pushed(directory, "bob@guard.example", "Clerk");
        String group = directory.group("Clerks", bob);
        map(group, role("Clerk", 5));

        push(directory, bob).ok();
        push(directory, bob, "Chief").ok();
        push(directory, bob, "Chief", "Clerk", "No role of the app").ok();
        push(directory, bob, "Chief").ok();

        assertThat(held(directory).path("total").asInt()).isZero();
        suspend(directory, bob).ok();
        decide(directory, "apply", Map.of("all", true));
        push(directory, bob).ok();
        assertThat(held(directory).path("total").asInt()).isZero();
    }

    @Test
    void of_many_pushed_roles_that_are_taken_back_as_many_go_as_the_guard_lets_and_the_rest_waits_or_is_refused() {
        for (String mode : List.of("hold", "refuse")) {
            var directory =
                    pushing(Map.of("guard", List.of(mode), "guard-count", List.of("2"), "guard-percent", List.of("0")));
            role("Chief", 1000);
            List<Integer> answers = IntStream.range(0, 5)
                    .mapToObj(i -> pushed(directory, mode + i + "@guard.example", "Chief"))
                    .toList()
                    .stream()
                    .map(person -> push(directory, person).status())
                    .toList();

            boolean refuses = mode.equals("refuse");
            assertThat(answers)
                    .isEqualTo(refuses ? List.of(200, 200, 403, 403, 403) : List.of(200, 200, 200, 200, 200));
            assertThat(held(directory).path("total").asInt()).isEqualTo(refuses ? 0 : 3);
            assertThat(keycloak.admin()
                            .get(path(directory) + "/people?role=Chief&app=" + app())
                            .ok()
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void the_last_one_who_is_pushed_the_highest_role_keeps_it_and_one_of_two_does_not() {
        var directory = pushing(Map.of("allow-last-holder-removal", List.of("false")));
        role("Chief", 1000);
        String one = pushed(directory, "one@guard.example", "Chief");
        String two = pushed(directory, "two@guard.example", "Chief");

        push(directory, one).ok();
        assertThat(held(directory).path("total").asInt()).isZero();
        push(directory, two).ok();

        assertThat(resolvedRole(directory, one)).isEmpty();
        assertThat(resolvedRole(directory, two)).isEqualTo("Chief");
        assertThat(held(directory).at("/items/0/reason").asText()).isEqualTo("last-holder");
    }

    /** May go within an hour, and within a day. */
    private static Map<String, List<String>> aHundred(String guard) {
        return Map.of("guard", List.of(guard), "guard-count", List.of("100"), "guard-day-count", List.of("100"));
    }

    private TestDirectory pushing(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("apps", List.of("app"));
        all.put("pushed-roles", List.of("true"));
        return directory(all);
    }

    private static String pushed(TestDirectory directory, String name, String role) {
        return directory.user(Map.of("userName", name, "active", true, "roles", List.of(Map.of("value", role))));
    }

    private static Answer push(TestDirectory directory, String user, String... roles) {
        List<Map<String, String>> values =
                Stream.of(roles).map(role -> Map.of("value", role)).toList();
        return directory
                .scim()
                .patch(
                        "/Users/" + user,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "roles", "value", values))));
    }

    /** What the directory itself has sent: the resolved roles beside them say of which app they are. */
    private static List<String> sentRoles(TestDirectory directory, String user) {
        List<String> names = new ArrayList<>();
        directory.get("/Users/" + user).path("roles").forEach(role -> {
            if (!role.has("type")) {
                names.add(role.path("value").asText());
            }
        });
        return names;
    }

    private static String resolvedRole(TestDirectory directory, String user) {
        for (JsonNode role : directory.get("/Users/" + user).path("roles")) {
            if (role.path("type").asText().equals("app")) {
                return role.path("value").asText();
            }
        }
        return "";
    }

    private TestDirectory directory(Map<String, List<String>> settings) {
        return TestDirectory.in(keycloak, REALM, settings);
    }

    private static List<String> people(TestDirectory directory, int many) {
        return directory.people(many, i -> "person" + i + "@guard.example");
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) {
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<Future<T>> done = eight.invokeAll(work);
            List<T> results = new ArrayList<>();
            for (Future<T> one : done) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            eight.shutdownNow();
        }
    }

    private static Map<String, ?> active(boolean active) {
        return Map.of("op", "replace", "path", "active", "value", active);
    }

    private static Map<String, ?> title(String title) {
        return Map.of("op", "replace", "path", "title", "value", title);
    }

    private static void rename(TestDirectory directory, String group, String name) {
        directory
                .scim()
                .patch(
                        "/Groups/" + group,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "displayName", "value", name))))
                .ok();
    }

    private static Answer suspend(TestDirectory directory, String id) {
        return directory.scim().patch("/Users/" + id, Map.of("Operations", List.of(active(false))));
    }

    private String path(TestDirectory directory) {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias();
    }

    private JsonNode held(TestDirectory directory) {
        return list(directory, "?max=1");
    }

    private JsonNode list(TestDirectory directory, String query) {
        return keycloak.admin().get(path(directory) + "/held" + query).ok().json();
    }

    private JsonNode decide(TestDirectory directory, String decision, Map<String, ?> which) {
        return keycloak.admin()
                .post(path(directory) + "/held/" + decision, which)
                .ok()
                .json();
    }

    private JsonNode activity(TestDirectory directory, String id) {
        return keycloak.admin().get(path(directory) + "/activity/" + id).ok().json();
    }

    private JsonNode account(String id) {
        return keycloak.admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    private int enabled() {
        return keycloak.admin()
                .get("/" + REALM + "/users/count?enabled=true")
                .ok()
                .json()
                .asInt();
    }

    private int members(String group) {
        return keycloak.admin()
                .get("/" + REALM + "/groups/" + group + "/members?briefRepresentation=true&max=1000")
                .ok()
                .json()
                .size();
    }

    private String app() {
        return keycloak.admin()
                .get("/" + REALM + "/clients?clientId=app")
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private JsonNode role(String name, int level) {
        String roles = "/" + REALM + "/clients/" + app() + "/roles";
        keycloak.admin()
                .post(
                        roles,
                        Map.of(
                                "name",
                                name,
                                "attributes",
                                Map.of("directory-sync.level", List.of(Integer.toString(level)))));
        return keycloak.admin().get(roles + "/" + name).ok().json();
    }

    private void map(String group, JsonNode role) {
        keycloak.admin()
                .post("/" + REALM + "/groups/" + group + "/role-mappings/clients/" + app(), List.of(role))
                .ok();
    }
}
