package io.github.directorysync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same people and groups at every contender, and what happens to them. */
final class Company {

    private static final int FAMILY = 50;
    private static final int BIG = 2000;

    private final List<Contender> contenders;
    private final int size;
    private final Map<Contender, List<String>> people = new HashMap<>();
    private final Map<Contender, String> bigGroup = new HashMap<>();

    Company(List<Contender> contenders, int size) {
        this.contenders = contenders;
        this.size = size;
    }

    /** Pushes everybody; people come in families of fifty. */
    void moveIn() {
        for (Contender contender : contenders) {
            people.put(
                    contender,
                    IntStream.range(0, size)
                            .parallel()
                            .mapToObj(i -> create(contender, "person-" + i, "Family" + i / FAMILY))
                            .collect(Collectors.toCollection(ArrayList::new)));
            String group = group(contender, "Everybody");
            members(contender, group, "add", people(contender).subList(0, Math.min(BIG, size)));
            bigGroup.put(contender, group);
        }
    }

    List<Task> tasks() {
        String big = Math.min(BIG, size) + " members";
        return List.of(
                new Task("create", 80, (to, round) -> create(to, "new-" + size + "-" + round, "New")),
                new Task(
                        "look up by userName",
                        200,
                        (to, round) -> found(to, "userName eq \"person-" + round + "\"", 1)),
                new Task("look up who is not there", 100, (to, round) -> found(to, "userName eq \"nobody\"", 0)),
                new Task("page of 100", 40, (to, round) -> get(to, "/Users?count=100&startIndex=" + (1 + round * 7))),
                new Task(
                        "family name of 50",
                        40,
                        (to, round) ->
                                found(to, "name.familyName eq \"Family" + round % (size / FAMILY) + "\"", FAMILY)),
                new Task("PATCH a name", 80, this::patchName),
                new Task(
                        "group without its " + big,
                        60,
                        (to, round) -> get(to, "/Groups/" + big(to) + "?excludedAttributes=members")),
                new Task(
                        "group with its " + big,
                        20,
                        (to, round) -> get(to, "/Groups/" + big(to) + "?attributes=displayName,members")),
                new Task(
                        "one out of " + big,
                        40,
                        (to, round) -> members(
                                to, big(to), "remove", List.of(people(to).get(round)))),
                new Task(
                        "one into a group of " + big,
                        40,
                        (to, round) ->
                                members(to, big(to), "add", List.of(people(to).get(round)))),
                new Task(
                        "add 1,000 members",
                        3,
                        (to, round) -> members(
                                to,
                                group(to, "Thousand-" + round),
                                "add",
                                people(to).subList(0, Math.min(1000, size)))),
                new Task(
                        "delete",
                        60,
                        (to, round) -> to.http()
                                .delete("/Users/" + people(to).get(size - 1 - round))
                                .ok()));
    }

    private List<String> people(Contender at) {
        return Objects.requireNonNull(people.get(at));
    }

    private String big(Contender at) {
        return Objects.requireNonNull(bigGroup.get(at));
    }

    private void patchName(Contender to, int round) {
        to.http()
                .patch(
                        "/Users/" + people(to).get(round),
                        patch(Map.of("op", "replace", "path", "name.givenName", "value", "Given" + round)))
                .ok();
    }

    private static String create(Contender to, String userName, String family) {
        String email = userName + "@example.com";
        return to.http()
                .post(
                        "/Users",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                                "userName",
                                userName,
                                "active",
                                true,
                                "name",
                                Map.of("givenName", "Given", "familyName", family),
                                "emails",
                                List.of(Map.of("value", email, "type", "work", "primary", true))))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    private static String group(Contender to, String name) {
        return to.http()
                .post(
                        "/Groups",
                        Map.of("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:Group"), "displayName", name))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    private static void members(Contender to, String group, String op, List<String> ids) {
        Map<String, ?> operation = op.equals("remove")
                ? Map.of("op", op, "path", "members[value eq \"" + ids.get(0) + "\"]")
                : Map.of(
                        "op",
                        op,
                        "path",
                        "members",
                        "value",
                        ids.stream().map(id -> Map.of("value", id)).toList());
        to.http().patch("/Groups/" + group, patch(operation)).ok();
    }

    private static Map<String, ?> patch(Map<String, ?> operation) {
        return Map.of(
                "schemas", List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"), "Operations", List.of(operation));
    }

    private static JsonNode get(Contender to, String path) {
        return to.http().get(path).ok().json();
    }

    private static void found(Contender to, String filter, int total) {
        int found = get(to, "/Users?filter=" + Http.encoded(filter))
                .path("totalResults")
                .asInt();
        if (found != total) {
            throw new AssertionError(to.name() + " found " + found + " with " + filter);
        }
    }
}
