package io.github.directorysync.bench;

import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.Cursor;
import io.github.directorysync.whole.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The same people and groups at every contender, and what happens to them. */
final class BenchCompany {

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
     * The company has no people until {@link #moveIn} creates them.
     *
     * @param times how often what is quick is done
     */
    BenchCompany(List<Contender> contenders, int size, int times) {
        this.contenders = contenders;
        this.size = size;
        this.times = times;
    }

    /** People come in families of fifty; one group has everybody, another one ten. */
    void moveIn(Seed seed) {
        for (Contender contender : contenders) {
            people.put(contender, seed.people(contender.realmId(), size, FAMILY));
            bigGroup.put(contender, ScimCalls.group(contender, "Everybody"));
            seed.members(big(contender), people(contender));
            smallGroup.put(contender, ScimCalls.group(contender, "Ten"));
            seed.members(small(contender), people(contender).subList(0, SMALL));
        }
    }

    List<Task> tasks() {
        String all = String.format(Locale.ROOT, "%,d", size);
        int few = Math.max(2, times / 10);
        int hundredth = size / 100;
        return List.of(
                new Task("create", times, (to, round) -> ScimCalls.create(to, "new-" + round, "New")),
                new Task(
                        "look up by userName",
                        times,
                        (to, round) -> ScimCalls.found(to, ScimCalls.named("person-" + round % size), 1)),
                new Task(
                        "look up who is not there",
                        times,
                        (to, round) -> ScimCalls.found(to, ScimCalls.named("nobody"), 0)),
                new Task(
                        "look up by externalId",
                        times,
                        (to, round) ->
                                ScimCalls.found(to, "externalId eq \"external-person-" + round % size + "\"", 1)),
                new Task("read one", times, (to, round) -> ScimCalls.get(to, "/Users/" + person(to, round))),
                new Task(
                        "page of 100",
                        times / 2,
                        (to, round) -> ScimCalls.get(to, "/Users?count=100&startIndex=" + (1 + round))),
                new Task("page of 100 in the middle", times / 2, (to, round) -> ScimCalls.get(to, middle(round))),
                new Task(
                        "next page of 100 in the middle",
                        times / 2,
                        (to, round) -> ScimCalls.get(to, to.isNative() ? middle(round) : next(round))),
                new Task(
                        "family name of 50",
                        times / 2,
                        (to, round) -> ScimCalls.found(
                                to, "name.familyName eq \"Family" + round % (size / FAMILY) + "\"", FAMILY)),
                new Task(
                        "begins with, and active",
                        times / 2,
                        (to, round) -> ScimCalls.found(
                                to,
                                "userName sw \"person-" + (hundredth + round % hundredth) + "\" and active eq true",
                                11)),
                new Task(
                        "PATCH a name",
                        times,
                        (to, round) -> ScimCalls.patch(to, person(to, round), "name.givenName", "Given" + round)),
                new Task(
                        "PATCH active",
                        times,
                        (to, round) -> ScimCalls.patch(to, person(to, round / 2), "active", round % 2 == 1)),
                new Task(
                        "group without its " + all,
                        times,
                        (to, round) -> ScimCalls.get(to, "/Groups/" + big(to) + "?excludedAttributes=members")),
                new Task(
                        "group with its " + all,
                        few,
                        (to, round) -> ScimCalls.get(to, "/Groups/" + big(to) + "?attributes=displayName,members")),
                new Task(
                        "one out of " + SMALL, SMALL, (to, round) -> ScimCalls.leave(to, small(to), person(to, round))),
                new Task(
                        "one into a group of " + SMALL,
                        SMALL,
                        (to, round) -> ScimCalls.join(to, small(to), person(to, round))),
                new Task(
                        "one out of " + all, times / 2, (to, round) -> ScimCalls.leave(to, big(to), person(to, round))),
                new Task(
                        "one into a group of " + all,
                        times / 2,
                        (to, round) -> ScimCalls.join(to, big(to), person(to, round))),
                new Task(
                        String.format(Locale.ROOT, "add %,d members", Math.min(MANY, size)),
                        3,
                        (to, round) -> ScimCalls.members(
                                to,
                                ScimCalls.group(to, "Many-" + round),
                                people(to).subList(0, Math.min(MANY, size)))),
                new Task(
                        "delete",
                        times / 2,
                        (to, round) -> ScimCalls.delete(to, people(to).get(size - 1 - round))));
    }

    private String middle(int round) {
        return "/Users?count=100&startIndex=" + (size / 2 + round);
    }

    /** With the cursor that a client has there after it has read half of the list. */
    private String next(int round) {
        Instant created = Instant.ofEpochMilli(Seed.CREATED + size / 2 + round);
        return "/Users?count=100&cursor="
                + new Cursor("User ", Optional.empty()).behind(new Stored<>("~", "", created, created, 0));
    }

    /** Races for so long at the most. */
    Row race(Statements statements, Task task, Duration longest) {
        return new Race(contenders, statements, task, longest).run(size);
    }

    /** Ours alone, as native takes minutes: everybody joins a new group, ten thousand in a request. */
    String growth(Contender ours) {
        String group = ScimCalls.group(ours, "Grown");
        List<String> all = people(ours).subList(0, size - times);
        long start = System.nanoTime();
        for (int from = 0; from < all.size(); from += 10 * MANY) {
            ScimCalls.members(ours, group, all.subList(from, Math.min(all.size(), from + 10 * MANY)));
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
}
