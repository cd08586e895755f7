package io.github.directorysync.endpoint;

import static io.github.directorysync.endpoint.KeycloakOnWire.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Without a database requests are answered 503 as a SCIM error, nothing is half done, and all works once it is back. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseGoneIT {

    private static final String REALM = "gone";

    private final KeycloakOnWire server = KeycloakOnWire.start();
    private TestDirectory directory;
    private int logged;

    @BeforeAll
    void makeRealm() {
        FixtureRealm.in(server.keycloak(), REALM);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void make() {
        directory = TestDirectory.in(server.keycloak(), REALM);
        // Fills Keycloak's caches of the realm and the directory.
        directory.get("/Users");
        logged = server.keycloak().log().length();
    }

    @AfterEach
    void gone() {
        server.mend(directory);
        directory.close();
        // An unavailable database is not logged as an internal error.
        assertThat(server.keycloak().log().substring(logged)).doesNotContain("failed, reference");
    }

    @Test
    void without_a_database_every_request_is_answered_503_and_works_again_when_it_is_back() {
        String user = directory.user(person("ann"));
        String group = directory.group("Sales", user);
        Http scim = directory.scim();

        server.proxy().cut();
        List<Answer> answers = List.of(
                scim.get("/Users/" + user),
                scim.get("/Users?filter=" + Http.encoded("userName eq \"ann\"")),
                scim.get("/Groups"),
                scim.post("/.search", Map.of("count", 1)),
                scim.post("/Users", person("bob")),
                scim.put("/Users/" + user, person("anna")),
                patch("/Groups/" + group, Map.of("op", "remove", "path", "members")),
                scim.delete("/Groups/" + group));
        answers.forEach(answer -> assertUnavailable(answer, "Nothing was changed"));
        Answer bulk = scim.post("/Bulk", ScimBody.bulk(List.of(ScimBody.post("/Users", "b", person("bob")))));
        assertThat(bulk.json().at("/Operations/0/status").asText()).isEqualTo("503");

        server.mend(directory);
        assertThat(userNames()).containsExactly("ann");
        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(1);
    }

    @Test
    void with_a_token_that_has_to_be_looked_up_requests_are_answered_503_too() {
        String issued = server.keycloak()
                .admin()
                .post(directory.adminPath() + "/tokens", Map.of("label", "Okta"))
                .ok()
                .json()
                .path("token")
                .asText();
        Http scim = Http.at(directory.url()).bearer(issued);
        scim.get("/Users").ok();

        server.proxy().cut();
        assertUnavailable(scim.post("/Users", person("ann")), "Nothing was changed");
        assertUnavailable(scim.get("/Schemas"), "Nothing was changed");
        assertThat(Http.at(directory.url()).get("/Schemas").status()).isEqualTo(200);
    }

    @Test
    void a_patch_of_many_members_that_is_cut_short_adds_none_of_them() {
        List<String> people = directory.people(200, i -> "user-" + i);
        String group = directory.group("Sales");
        Map<String, ?> add = ScimBody.operation("add", "members", ScimBody.members(people));

        server.proxy().cutAfter("insert into USER_GROUP_MEMBERSHIP");
        assertUnavailable(patch("/Groups/" + group, add), "Nothing was changed");
        server.mendAfterCut(directory);
        JsonNode kept = directory.get("/Groups/" + group);
        assertThat(kept.path("members")).isEmpty();
        assertThat(kept.at("/meta/version").asText()).isEqualTo("W/\"0\"");
        assertThat(patch("/Groups/" + group, add).status()).isEqualTo(204);
        assertThat(directory.get("/Groups/" + group).path("members")).hasSize(200);
    }

    @Test
    void a_user_whose_account_was_just_written_is_rolled_back() {
        server.proxy().cutBefore("insert into DS_USER (");
        assertUnavailable(directory.scim().post("/Users", person("ann")), "Nothing was changed");
        server.mendAfterCut(directory);
        assertThat(userNames()).isEmpty();
        assertThat(server.keycloak()
                        .admin()
                        .get("/" + REALM + "/users?username=ann")
                        .json())
                .isEmpty();
        assertThat(directory.scim().post("/Users", person("ann")).status()).isEqualTo(201);
    }

    @Test
    void a_commit_that_never_arrived_is_reported_as_unknown_and_the_request_can_be_repeated() {
        server.proxy().cutBefore("insert into DS_USER (", "COMMIT");
        assertUnavailable(directory.scim().post("/Users", person("ann")), "not known whether");
        server.mendAfterCut(directory);
        assertThat(userNames()).isEmpty();
        assertThat(directory.scim().post("/Users", person("ann")).status()).isEqualTo(201);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_reported_as_unknown_and_the_request_can_be_repeated() {
        server.proxy().cutAfter("insert into DS_USER (", "COMMIT");
        assertUnavailable(directory.scim().post("/Users", person("ann")), "not known whether");
        server.mendAfterCut(directory);
        assertThat(directory.scim().post("/Users", person("ann")).status()).isEqualTo(409);
        assertThat(userNames()).containsExactly("ann");
    }

    /** Otherwise a suspended user could still sign in, from Keycloak's cache. */
    @Test
    void after_a_commit_whose_answer_was_lost_keycloak_reads_what_was_committed() {
        String user = directory.user(person("ann"));
        String there = "/" + REALM + "/users/" + user;
        assertThat(server.keycloak().admin().get(there).json().path("enabled").asBoolean())
                .isTrue();

        server.proxy().cutAfter("update DS_USER set", "COMMIT");
        assertUnavailable(patch("/Users/" + user, ScimBody.operation("replace", "active", false)), "not known whether");
        server.mendAfterCut(directory);
        assertThat(server.keycloak().admin().get(there).json().path("enabled").asBoolean())
                .isFalse();
        assertThat(directory.get("/Users/" + user).path("active").asBoolean()).isFalse();
    }

    @Test
    void a_bulk_request_that_is_cut_short_gives_the_status_of_each_operation() {
        server.proxy().cutBefore("user-3@example.com");
        List<Map<String, ?>> people = IntStream.range(0, 6)
                .<Map<String, ?>>mapToObj(i -> ScimBody.post("/Users", "b" + i, person("user-" + i)))
                .toList();
        Answer answer = directory.scim().post("/Bulk", ScimBody.bulk(people));
        server.mendAfterCut(directory);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(BulkRequestScenario.statuses(answer.json().path("Operations")))
                .containsExactly("201", "201", "201", "503", "503", "503");
        assertThat(userNames()).containsExactly("user-0", "user-1", "user-2");
    }

    private List<String> userNames() {
        return directory.get("/Users").findValuesAsText("userName");
    }

    private Answer patch(String path, Map<String, ?> operation) {
        return directory.scim().patch(path, ScimBody.patch(List.of(operation)));
    }

    private static Map<String, Object> person(String name) {
        return Map.of("userName", name, "emails", List.of(Map.of("value", name + "@example.com", "primary", true)));
    }
}
