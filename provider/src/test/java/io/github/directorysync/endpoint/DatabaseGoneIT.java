package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.DatabaseProxy;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The database goes away: the client is told so in SCIM's words, nothing is half done, and all goes on afterwards. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseGoneIT {

    private static final String REALM = "gone";

    private Postgres postgres;
    private DatabaseProxy wire;
    private KeycloakServer keycloak;
    private TestDirectory directory;
    private int logged;

    @BeforeAll
    void start() {
        postgres = Postgres.start();
        wire = postgres.proxy();
        keycloak = KeycloakServer.start(postgres.through(wire));
        FixtureRealm.in(keycloak, REALM);
    }

    @AfterAll
    void stop() {
        keycloak.close();
        wire.close();
        postgres.close();
    }

    @BeforeEach
    void whole() {
        directory = TestDirectory.in(keycloak, REALM);
        // The realm and its directory are in Keycloak's cache, as they are in a server that is at work.
        directory.get("/Users");
        logged = keycloak.log().length();
    }

    @AfterEach
    void gone() {
        wire.mend();
        untilItWorksAgain();
        directory.close();
        // A database that is away is no fault of the server's.
        assertThat(keycloak.log().substring(logged)).doesNotContain("failed, reference");
    }

    @Test
    void whatever_is_asked_without_a_database_is_answered_503_and_works_again_when_it_is_back() {
        String user = directory.user(person("ann"));
        String group = directory.group("Sales", user);
        Http scim = directory.scim();

        wire.cut();
        List<Supplier<Answer>> requests = List.of(
                () -> scim.get("/Users/" + user),
                () -> scim.get("/Users?filter=" + Http.encoded("userName eq \"ann\"")),
                () -> scim.get("/Groups"),
                () -> scim.post("/.search", Map.of("count", 1)),
                () -> scim.post("/Users", person("bob")),
                () -> scim.put("/Users/" + user, person("anna")),
                () -> patch("/Groups/" + group, Map.of("op", "remove", "path", "members")),
                () -> scim.delete("/Groups/" + group));
        requests.forEach(request -> assertUnavailable(request.get(), "Nothing was changed"));
        assertThat(scim.post("/Bulk", bulk(1)).json().at("/Operations/0/status").asText())
                .isEqualTo("503");

        wire.mend();
        untilItWorksAgain();
        assertThat(userNames()).containsExactly("ann");
        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(1);
    }

    /** Its body is not even waited for. */
    @Test
    void whoever_shows_a_token_that_has_to_be_looked_up_is_answered_503_too() {
        String issued = keycloak.admin()
                .post(
                        "/" + REALM + "/directory-sync/directories/" + directory.alias() + "/tokens",
                        Map.of("label", "Okta"))
                .ok()
                .json()
                .path("token")
                .asText();
        Http scim = Http.at(directory.url()).bearer(issued);
        scim.get("/Users").ok();

        wire.cut();

        assertUnavailable(scim.post("/Users", person("ann")), "Nothing was changed");
        assertUnavailable(scim.get("/Schemas"), "Nothing was changed");
        assertThat(Http.at(directory.url()).get("/Schemas").status()).isEqualTo(200);
    }

    @Test
    void a_patch_of_many_members_that_is_cut_short_leaves_none_of_them() {
        List<Map<String, String>> members = new ArrayList<>();
        for (JsonNode made :
                directory.scim().post("/Bulk", bulk(200)).ok().json().path("Operations")) {
            String location = made.path("location").asText();
            members.add(Map.of("value", location.substring(location.lastIndexOf('/') + 1)));
        }
        String group = directory.group("Sales");
        Map<String, Object> add = Map.of("op", "add", "path", "members", "value", members);

        wire.cutAfter("insert into USER_GROUP_MEMBERSHIP");
        assertUnavailable(patch("/Groups/" + group, add), "Nothing was changed");
        assertThat(wire.isCut()).isTrue();

        wire.mend();
        untilItWorksAgain();
        JsonNode kept = directory.get("/Groups/" + group);
        assertThat(kept.path("members")).isEmpty();
        assertThat(kept.at("/meta/version").asText()).isEqualTo("W/\"0\"");
        assertThat(patch("/Groups/" + group, add).status()).isEqualTo(204);
        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(200);
    }

    @Test
    void a_person_whose_account_was_just_made_is_not_there_by_half() {
        wire.cutBefore("insert into DS_USER");
        assertUnavailable(directory.scim().post("/Users", person("ann")), "Nothing was changed");
        assertThat(wire.isCut()).isTrue();

        wire.mend();
        untilItWorksAgain();
        assertThat(userNames()).isEmpty();
        assertThat(keycloak.admin().get("/" + REALM + "/users?username=ann").json())
                .isEmpty();
        assertThat(directory.scim().post("/Users", person("ann")).status()).isEqualTo(201);
    }

    @Test
    void a_commit_that_never_arrived_is_said_to_be_unknown_and_may_be_sent_again() {
        wire.cutBefore("insert into DS_USER", "COMMIT");
        assertUnavailable(directory.scim().post("/Users", person("ann")), "not known whether");
        assertThat(wire.isCut()).isTrue();

        wire.mend();
        untilItWorksAgain();
        assertThat(userNames()).isEmpty();
        assertThat(directory.scim().post("/Users", person("ann")).status()).isEqualTo(201);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_said_to_be_unknown_and_may_be_sent_again() {
        wire.cutAfter("insert into DS_USER", "COMMIT");
        assertUnavailable(directory.scim().post("/Users", person("ann")), "not known whether");
        assertThat(wire.isCut()).isTrue();

        wire.mend();
        untilItWorksAgain();
        assertThat(directory.scim().post("/Users", person("ann")).status()).isEqualTo(409);
        assertThat(userNames()).containsExactly("ann");
    }

    /** Else somebody who was suspended could still sign in. */
    @Test
    void what_was_committed_all_the_same_is_what_keycloak_reads() {
        String user = directory.user(person("ann"));
        String there = "/" + REALM + "/users/" + user;
        assertThat(keycloak.admin().get(there).json().path("enabled").asBoolean())
                .isTrue();

        wire.cutAfter("update DS_USER", "COMMIT");
        assertUnavailable(
                patch("/Users/" + user, Map.of("op", "replace", "path", "active", "value", false)),
                "not known whether");
        assertThat(wire.isCut()).isTrue();

        wire.mend();
        untilItWorksAgain();
        assertThat(keycloak.admin().get(there).json().path("enabled").asBoolean())
                .isFalse();
        assertThat(directory.get("/Users/" + user).path("active").asBoolean()).isFalse();
    }

    @Test
    void a_bulk_that_is_cut_short_says_of_each_operation_what_became_of_it() {
        wire.cutBefore("user-3@example.com");
        Answer answer = directory.scim().post("/Bulk", bulk(6));
        assertThat(wire.isCut()).isTrue();

        wire.mend();
        untilItWorksAgain();
        assertThat(answer.status()).isEqualTo(200);
        List<String> statuses = new ArrayList<>();
        answer.json()
                .path("Operations")
                .forEach(operation -> statuses.add(operation.path("status").asText()));
        assertThat(statuses).containsExactly("201", "201", "201", "503", "503", "503");
        assertThat(userNames()).containsExactly("user-0", "user-1", "user-2");
    }

    private void assertUnavailable(Answer answer, String said) {
        assertThat(answer.status()).as(answer.request() + " " + answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.header("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
        assertThat(answer.json().path("status").asText()).isEqualTo("503");
        assertThat(answer.json().path("detail").asText()).contains(said);
    }

    /** Connections that were open when the wire was cut are found broken one by one. */
    private void untilItWorksAgain() {
        Waiting.until(() -> IntStream.range(0, 5)
                .allMatch(again -> directory.scim().get("/Users").status() == 200));
    }

    private List<String> userNames() {
        List<String> names = new ArrayList<>();
        directory
                .get("/Users")
                .path("Resources")
                .forEach(user -> names.add(user.path("userName").asText()));
        return names;
    }

    private Answer patch(String path, Map<String, ?> operation) {
        return directory.scim().patch(path, Map.of("Operations", List.of(operation)));
    }

    private static Map<String, Object> bulk(int people) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                "Operations",
                IntStream.range(0, people)
                        .mapToObj(i -> Map.of(
                                "method", "POST", "path", "/Users", "bulkId", "b" + i, "data", person("user-" + i)))
                        .toList());
    }

    private static Map<String, Object> person(String name) {
        return Map.of("userName", name, "emails", List.of(Map.of("value", name + "@example.com", "primary", true)));
    }
}
