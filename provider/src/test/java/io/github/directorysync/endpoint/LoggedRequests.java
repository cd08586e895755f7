package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every request of a directory has an entry in its activity log, refused ones and those of strangers too. */
abstract class LoggedRequests extends ActivityScenario {

    LoggedRequests(KeycloakServer keycloak) {
        super(keycloak, "logged-requests");
    }

    @Test
    void every_kind_of_request_has_an_entry() {
        String ann = directory.user(ANN);
        String group = directory.group("Sales", ann);
        Http scim = directory.scim();
        scim.put("/Users/" + ann, Map.of("userName", ANN, "title", "Boss")).ok();
        scim.patch("/Users/" + ann, ScimBody.patch("replace", "title", "Chief")).ok();
        scim.patch("/Users/" + ann, ScimBody.patch("replace", "title", "Chief")).ok();
        scim.get("/Users/" + ann).ok();
        scim.get("/Users?filter=" + Http.encoded("userName eq \"ann@example.com\""))
                .ok();
        scim.post("/Users/.search", Map.of("filter", "title pr")).ok();
        scim.put("/Groups/" + group, Map.of("displayName", "Sales", "members", List.of()))
                .ok();
        scim.patch("/Groups/" + group, ScimBody.patch("replace", "displayName", "Sellers"))
                .ok();
        scim.get("/Groups/" + group).ok();
        scim.get("/Groups").ok();
        scim.post("/.search", Map.of()).ok();
        scim.get("/ServiceProviderConfig").ok();
        scim.get("/Nothing");
        scim.delete("/Groups/" + group).ok();
        scim.delete("/Users/" + ann).ok();

        List<String> seen = entries(17).stream()
                .map(entry -> entry.path("operation").asText() + " "
                        + entry.path("outcome").asText())
                .toList();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "create-user done",
                        "create-group done",
                        "replace-user done",
                        "patch-user done",
                        "patch-user unchanged",
                        "read-user done",
                        "list-users done",
                        "list-users done",
                        "replace-group done",
                        "patch-group done",
                        "read-group done",
                        "list-groups done",
                        "search done",
                        "discover done",
                        "unknown refused",
                        "delete-group done",
                        "delete-user done");
    }

    @Test
    void a_refused_request_is_logged_without_effects() {
        directory.user(ANN);

        directory.scim().post("/Users", Map.of("userName", ANN));
        directory.scim().patch("/Users/nobody", ScimBody.patch("replace", "title", "x"));

        JsonNode duplicate = one("operation=create-user&outcome=refused");
        assertThat(duplicate.path("status").asInt()).isEqualTo(409);
        assertThat(duplicate.path("targetName").asText()).isEqualTo(ANN);
        JsonNode detail = whole(duplicate).path("detail");
        assertThat(detail.at("/problem/scimType").asText()).isEqualTo("uniqueness");
        assertThat(detail.at("/problem/detail").asText()).contains("userName");
        assertThat(detail.has("effects")).isFalse();
        assertThat(one("operation=patch-user").path("targetId").asText()).isEqualTo("nobody");
    }

    @Test
    void a_bulk_request_has_one_entry_and_each_of_its_operations_another() {
        directory
                .scim()
                .post(
                        "/Bulk",
                        ScimBody.bulk(
                                List.of(operation("one", "ann"), operation("two", "bob"), operation("three", "ann"))))
                .ok();

        JsonNode bulk = one("operation=bulk");
        List<JsonNode> all = list("request=" + bulk.path("request").asText());
        assertThat(all)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("outcome").asText())
                .containsExactlyInAnyOrder("bulk done", "create-user done", "create-user done", "create-user refused");
        assertThat(whole(bulk).at("/detail/operations").asInt()).isEqualTo(3);
        assertThat(whole(bulk).at("/detail/failed").asInt()).isEqualTo(1);
    }

    @Test
    void few_of_many_wrong_tokens_are_logged() {
        // During the lockout of this address only a token that was valid before is accepted.
        directory.get("/Users");

        for (int i = 0; i < 30; i++) {
            Http.at(directory.url()).bearer(TestDirectory.newToken()).get("/Users");
        }

        List<JsonNode> denied = await(() -> list("outcome=denied"), found -> !found.isEmpty());
        assertThat(denied.size()).isBetween(1, 4);
        assertThat(denied.get(0).path("actorKind").asText()).isEqualTo("nobody");
        assertThat(denied.get(0).path("status").asInt()).isEqualTo(401);
    }

    private static Map<String, ?> operation(String bulkId, String userName) {
        return ScimBody.post("/Users", bulkId, Map.of("userName", userName));
    }
}
