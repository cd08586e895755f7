package io.github.directorysync.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the feed tells of changes, in which order, and how often. On every database. */
abstract class EventFeedScenario {

    private final EventRealm realm;

    EventFeedScenario(KeycloakServer keycloak) {
        realm = new EventRealm(keycloak, "event-feed");
    }

    @AfterEach
    void gone() {
        realm.close();
    }

    @Test
    void a_life_of_a_user_and_a_group_is_told_in_order_with_what_was_before() {
        String ann = realm.user("ann@acme.example");
        String bob = realm.user("bob@acme.example");
        realm.patch("/Users/" + ann, Map.of("op", "replace", "path", "title", "value", "Boss"));
        String sales = realm.scim
                .post("/Groups", Map.of("displayName", "Sales", "members", List.of(Map.of("value", ann))))
                .createdId();
        realm.invited.map(sales, "Editor");
        realm.patch("/Groups/" + sales, Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", bob))));
        realm.patch("/Users/" + bob, Map.of("op", "replace", "path", "active", "value", false));
        realm.patch("/Groups/" + sales, Map.of("op", "remove", "path", "members[value eq \"" + bob + "\"]"));
        assertThat(realm.scim
                        .post("/Users", Map.of("userName", "ann@acme.example"))
                        .status())
                .isEqualTo(409);
        realm.scim.delete("/Groups/" + sales);
        realm.scim.delete("/Users/" + ann);
        realm.realm
                .keycloak()
                .admin()
                .delete("/" + realm.realm.name() + "/users/" + bob)
                .ok();
        realm.api().delete("/directories/acme?users=keep&groups=keep");

        List<JsonNode> events = realm.events(3, 16);

        assertThat(EventRealm.types(events))
                .containsSubsequence(
                        "directory.activated",
                        "directory.user.created",
                        "directory.user.created",
                        "directory.user.updated",
                        "directory.group.created",
                        "directory.group.user_added",
                        "directory.group.user_added",
                        "directory.role.changed",
                        "directory.user.updated",
                        "directory.role.changed",
                        "directory.group.user_removed",
                        "directory.group.deleted",
                        "directory.role.changed",
                        "directory.user.deleted",
                        "directory.user.deleted",
                        "directory.deleted");
        assertThat(positions(events))
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(EventRealm.types(events).stream().filter("directory.user.created"::equals))
                .hasSize(2);
        assertThat(EventRealm.types(events).stream().filter("directory.user.deleted"::equals))
                .hasSize(2);
        JsonNode created = events.get(1);
        assertThat(created.at("/data/user/id").asText()).isEqualTo(ann);
        assertThat(created.at("/data/user/externalId").asText()).isEqualTo("x-ann@acme.example");
        assertThat(created.at("/data/user/active").asBoolean()).isTrue();
        assertThat(created.at("/directory/alias").asText()).isEqualTo("acme");
        assertThat(created.path("realm").asText()).isEqualTo(realm.realm.name());
        JsonNode titled = first(events, "directory.user.updated");
        assertThat(titled.at("/data/previous/title").isNull()).isTrue();
        assertThat(titled.at("/data/current/title").asText()).isEqualTo("Boss");
        JsonNode role = events.stream()
                .filter(event -> event.path("type").asText().equals("directory.role.changed"))
                .filter(event -> event.at("/data/user/id").asText().equals(bob))
                .findFirst()
                .orElseThrow();
        assertThat(role.at("/data/role").asText()).isEqualTo("Editor");
        assertThat(role.at("/data/previous/role").isNull()).isTrue();
        assertThat(role.at("/data/app/clientId").asText()).isEqualTo("shop");
        JsonNode suspended = events.stream()
                .filter(event -> event.at("/data/current/active").asText().equals("false"))
                .findFirst()
                .orElseThrow();
        assertThat(suspended.at("/data/user/userName").asText()).isEqualTo("bob@acme.example");
        assertThat(suspended.at("/data/previous/active").asText()).isEqualTo("true");
        assertThat(realm.read(10, "&types=directory.user.deleted,directory.deleted"))
                .hasSize(3);
        assertThat(realm.read(10, "&directory=acme&types=directory.activated")).isEmpty();
        String id = created.at("/directory/id").asText();
        assertThat(realm.read(10, "&types=directory.activated&directory=" + id)).hasSize(1);
    }

    @Test
    void each_of_several_endpoints_is_added_also_after_the_first_event() {
        realm.user("ann@acme.example");
        realm.events(100, 2);

        for (String path : List.of("one", "two")) {
            assertThat(realm.api()
                            .post("/webhooks", Map.of("url", "https://app.example/" + path, "enabled", false))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void many_writers_and_a_change_of_many_roles_lose_nothing_and_double_nothing() {
        List<String> people = IntStream.range(0, 120)
                .parallel()
                .mapToObj(i -> realm.user("p" + i + "@acme.example"))
                .toList();
        String all = realm.scim
                .post(
                        "/Groups",
                        Map.of(
                                "displayName",
                                "Everybody",
                                "members",
                                people.stream().map(id -> Map.of("value", id)).toList()))
                .createdId();
        realm.api()
                .put("/directories/acme/groups/" + all + "/role?app=" + realm.invited.app(), Map.of("role", "Reader"))
                .ok();

        List<JsonNode> events = realm.events(100, 1 + 120 + 1 + 120 + 120);

        assertThat(events).hasSize(1 + 120 + 1 + 120 + 120);
        assertThat(positions(events))
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        for (String type : List.of("directory.user.created", "directory.group.user_added", "directory.role.changed")) {
            assertThat(events.stream()
                            .filter(event -> event.path("type").asText().equals(type))
                            .map(event -> event.at("/data/user/id").asText())
                            .collect(Collectors.toList()))
                    .as(type)
                    .hasSize(120)
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(people);
        }
        assertThat(new HashSet<>(
                        events.stream().map(event -> event.path("id").asText()).toList()))
                .hasSameSizeAs(events);
    }

    @Test
    void a_cursor_that_is_wrong_unknown_or_expired_is_refused_and_the_feed_goes_on_behind_what_was_deleted() {
        realm.user("ann@acme.example");
        assertThat(realm.events(10, 2)).hasSize(2);

        assertThat(realm.api().get("/events?after=x").status()).isEqualTo(400);
        assertThat(realm.api().get("/events?types=directory.user.creatd").body())
                .contains("directory.user.created");
        Answer unknown = realm.api().get("/events?after=3");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("last position is 2");

        realm.api().patch("/settings", Map.of("eventDays", 0)).ok();
        realm.user("bob@acme.example");
        CustomerRealm.eventually(() -> realm.api().get("/events?after=0").status() == 410);
        assertThat(realm.api().get("/events").ok().json().path("items")).isEmpty();
        assertThat(realm.api().get("/events").json().path("next").asText()).isEqualTo("2");
        realm.api().patch("/settings", Map.of("eventDays", 30)).ok();
        realm.user("cleo@acme.example");

        CustomerRealm.eventually(() ->
                realm.api().get("/events?after=2").ok().json().path("items").size() == 1);
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(event -> event.path("position").asLong()).toList();
    }

    private static JsonNode first(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
