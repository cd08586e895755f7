package io.github.directorysync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The same people and groups at every contender, and what happens to them. */
final class Company {

    private static final int FAMILY = 50;
    private static final int SMALL = 10;
    private static final int MANY = 1000;

    private final List<Contender> contenders;
    private final int size;
    private final int times;
    private final Map<Contender, List<String>> people = new HashMap<>();
    private final Map<Contender, String> bigGroup = new HashMap<>();
    private final Map<Contender, String> smallGroup = new HashMap<>();

    /**
     * Nobody is there before they {@link #moveIn}.
     *
     * @param times how often what is quick is done
     */
    Company(List<Contender> contenders, int size, int times) {
        this.contenders = contenders;
        this.size = size;
        this.times = times;
    }

    /** People come in families of fifty; one group has everybody, another one ten. */
    void moveIn(Seed seed) {
        for (Contender contender : contenders) {
            people.put(contender, seed.people(contender.realmId(), size, FAMILY));
            bigGroup.put(contender, group(contender, "Everybody"));
            seed.members(big(contender), people(contender));
            smallGroup.put(contender, group(contender, "Ten"));
            seed.members(small(contender), people(contender).subList(0, SMALL));
        }
    }

    List<Task> tasks() {
        String all = String.format(Locale.ROOT, "%,d", size);
        int few = Math.max(2, times / 10);
        return List.of(
                new Task("create", times, (to, round) -> create(to, "new-" + round, "New")),
                new Task("look up by userName", times, (to, round) -> found(to, named("person-" + round % size), 1)),
                new Task("look up who is not there", times, (to, round) -> found(to, named("nobody"), 0)),
                new Task("read one", times, (to, round) -> get(to, "/Users/" + person(to, round))),
                new Task(
                        "page of 100", times / 2, (to, round) -> get(to, "/Users?count=100&startIndex=" + (1 + round))),
                new Task(
                        "family name of 50",
                        times / 2,
                        (to, round) ->
                                found(to, "name.familyName eq \"Family" + round % (size / FAMILY) + "\"", FAMILY)),
                new Task("PATCH a name", times, this::patchName),
                new Task(
                        "group without its " + all,
                        times,
                        (to, round) -> get(to, "/Groups/" + big(to) + "?excludedAttributes=members")),
                new Task(
                        "group with its " + all,
                        few,
                        (to, round) -> get(to, "/Groups/" + big(to) + "?attributes=displayName,members")),
                new Task("one out of " + SMALL, SMALL, (to, round) -> leave(to, small(to), person(to, round))),
                new Task("one into a group of " + SMALL, SMALL, (to, round) -> join(to, small(to), person(to, round))),
                new Task("one out of " + all, times / 2, (to, round) -> leave(to, big(to), person(to, round))),
                new Task("one into a group of " + all, times / 2, (to, round) -> join(to, big(to), person(to, round))),
                new Task(
                        String.format(Locale.ROOT, "add %,d members", Math.min(MANY, size)),
                        3,
                        (to, round) -> members(
                                to, group(to, "Many-" + round), people(to).subList(0, Math.min(MANY, size)))),
                new Task(
                        "delete",
                        times / 2,
                        (to, round) -> to.http()
                                .delete("/Users/" + people(to).get(size - 1 - round))
                                .ok()));
    }

    Row race(Statements statements, Task task) {
        return new Race(contenders, statements, task).run(size);
    }

    /** Ours alone, as native takes minutes: everybody joins a new group, ten thousand in a request. */
    String growth(Contender ours) {
        String group = group(ours, "Grown");
        List<String> all = people(ours).subList(0, size - times);
        long start = System.nanoTime();
        for (int from = 0; from < all.size(); from += 10 * MANY) {
            members(ours, group, all.subList(from, Math.min(all.size(), from + 10 * MANY)));
        }
        double millis = (System.nanoTime() - start) / 1e6;
        return String.format(
                Locale.ROOT,
                "Ours alone, %,d people: %,d members joined in %,.0f ms, %.1f ms per 1,000.",
                size,
                all.size(),
                millis,
                millis * MANY / all.size());
    }

    private List<String> people(Contender at) {
        return Objects.requireNonNull(people.get(at));
    }

    private String person(Contender at, int round) {
        return people(at).get(round % (size / 2));
    }

    private String big(Contender at) {
        return Objects.requireNonNull(bigGroup.get(at));
    }

    private String small(Contender at) {
        return Objects.requireNonNull(smallGroup.get(at));
    }

    private static String named(String userName) {
        return "userName eq \"" + userName + "\"";
    }

    private void patchName(Contender to, int round) {
        to.http()
                .patch(
                        "/Users/" + person(to, round),
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
                                "externalId",
                                "external-" + userName,
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

    private static void leave(Contender from, String group, String id) {
        change(from, group, Map.of("op", "remove", "path", "members[value eq \"" + id + "\"]"));
    }

    private static void join(Contender to, String group, String id) {
        members(to, group, List.of(id));
    }

    private static void members(Contender to, String group, List<String> ids) {
        List<Map<String, String>> values =
                ids.stream().map(id -> Map.of("value", id)).toList();
        change(to, group, Map.of("op", "add", "path", "members", "value", values));
    }

    private static void change(Contender to, String group, Map<String, ?> operation) {
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
