package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Held changes and reviews of all directories of a realm: seen together, and many decided at once. */
@ExtendWith(OnPostgres.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsOnPostgresIT {

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;

    DecisionsOnPostgresIT(OnPostgres server) {
        realm = CustomerRealm.in(server.keycloak(), "decided-together", mailServer.port());
    }

    @AfterAll
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void what_several_guards_hold_is_grouped_by_request_and_decided_at_once() {
        String ann = held("north", "ann@north.example");
        String bob = held("south", "bob@south.example");

        JsonNode requests = realm.api().get("/held/requests").ok().json();
        List<String> asked = requests.path("items").findValuesAsText("request");
        JsonNode one = realm.api().get("/held?request=" + asked.get(0)).ok().json();
        JsonNode applied =
                realm.api().post("/held/apply", Map.of("requests", asked)).ok().json();

        assertThat(requests.path("total").asInt()).isEqualTo(2);
        assertThat(requests.at("/items/0/directory").asText()).isEqualTo("north");
        assertThat(requests.at("/items/0/what").toString()).isEqualTo("{\"suspend\":1}");
        assertThat(requests.at("/items/0/activity/operation").asText()).isEqualTo("patch-user");
        assertThat(one.path("total").asInt()).isOne();
        assertThat(one.at("/items/0/userId").asText()).isEqualTo(ann);
        assertThat(applied.path("decided").asInt()).isEqualTo(2);
        assertThat(applied.path("waiting").asInt()).isZero();
        assertThat(realm.user(ann).path("enabled").asBoolean()).isFalse();
        assertThat(realm.user(bob).path("enabled").asBoolean()).isFalse();
        assertThat(realm.api()
                        .post("/held/discard", Map.of("requests", asked))
                        .ok()
                        .json()
                        .path("decided")
                        .asInt())
                .isZero();
    }

    /** The guard lets nobody go. */
    private String held(String alias, String userName) {
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", alias, "alias", alias, "requireSaml", false, "guardCount", 0, "guardPercent", 0))
                .ok();
        Http scim = realm.scim(alias, realm.token(alias));
        String id = scim.post("/Users", Map.of("userName", userName)).createdId();
        scim.patch(
                        "/Users/" + id,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();
        return id;
    }

    @Test
    void many_reviews_are_decided_at_once_or_none_is_and_a_dismissal_can_be_taken_back() {
        realm.create("east");
        Http east = realm.scim("east", realm.token("east"));
        for (String name : List.of("there1@east.example", "there2@east.example")) {
            realm.keycloak()
                    .admin()
                    .post("/" + realm.name() + "/users", Map.of("username", name, "enabled", true))
                    .createdId();
            assertThat(east.post("/Users", Map.of("userName", name)).status()).isEqualTo(409);
        }
        List<String> ids = new ArrayList<>();
        realm.api()
                .get("/reviews")
                .ok()
                .json()
                .path("items")
                .forEach(review -> ids.add(review.path("id").asText()));
        assertThat(ids).hasSize(2);

        Answer refused = realm.api().post("/reviews/dismiss", Map.of("ids", List.of(ids.get(0), "nowhere")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").asText()).isEqualTo("ids[1]");
        assertThat(open()).isEqualTo(2);

        realm.api().post("/reviews/dismiss", Map.of("ids", ids)).ok();
        assertThat(open()).isZero();

        String one = "/directories/east/reviews/" + ids.get(0);
        assertThat(realm.api()
                        .post(one + "/reopen", "")
                        .ok()
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("open");
        assertThat(realm.api().post(one + "/reopen", "").status()).isEqualTo(400);
        assertThat(realm.api()
                        .post("/reviews/link", Map.of("ids", ids))
                        .ok()
                        .json()
                        .at("/items/1/state")
                        .asText())
                .isEqualTo("linked");
        assertThat(realm.api()
                        .get("/directories/east/activity?operation=reopen-review")
                        .ok()
                        .json()
                        .path("total")
                        .asInt())
                .isOne();
    }

    private int open() {
        return realm.api().get("/reviews").ok().json().path("total").asInt();
    }
}
