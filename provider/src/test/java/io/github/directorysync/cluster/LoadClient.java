package io.github.directorysync.cluster;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One client of a {@link MixedLoad}, in one thread. Its choices are the same in each run. */
final class LoadClient {

    private final Http scim;
    private final List<String> groups;
    private final LoadAnswers answers;
    private final int number;
    private final Random random;
    private final List<String> people = new ArrayList<>();
    private final Map<String, Boolean> known = new TreeMap<>();
    private int made;

    LoadClient(Http scim, List<String> groups, LoadAnswers answers, int number) {
        this.scim = scim;
        this.groups = groups;
        this.answers = answers;
        this.number = number;
        this.random = new Random(number);
    }

    /** Whom it knows to be there ({@code true}) or to be gone. Without those whose last request had no clear answer. */
    Map<String, Boolean> known() {
        return known;
    }

    /** One request, or two. */
    void step() {
        try {
            int choice = random.nextInt(100);
            if (people.isEmpty() || choice < 30) {
                create();
            } else if (choice < 50) {
                patch(replace("title", "Title " + choice));
            } else if (choice < 58) {
                patch(replace("active", false));
            } else if (choice < 66) {
                patch(replace("active", true));
            } else if (choice < 76) {
                member(Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", person()))));
            } else if (choice < 82) {
                member(Map.of("op", "remove", "path", "members[value eq \"" + person() + "\"]"));
            } else if (choice < 95) {
                answers.add(scim.get(
                        "/Users?filter=" + Http.encoded("userName eq \"" + name(random.nextInt(made)) + "\"")));
            } else {
                delete();
            }
        } catch (UncheckedIOException broken) {
            answers.fault("no answer: " + broken);
        }
    }

    private void create() {
        Answer answer = scim.post(
                "/Users",
                Map.of(
                        "userName",
                        name(made++),
                        "name",
                        Map.of("givenName", "Given", "familyName", "Family" + number),
                        "active",
                        true));
        answers.add(answer);
        if (answer.status() == 201) {
            String id = answer.createdId();
            people.add(id);
            known.put(id, true);
            member(Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", id))));
        }
    }

    private void delete() {
        String id = people.remove(random.nextInt(people.size()));
        known.remove(id);
        Answer answer = scim.delete("/Users/" + id);
        answers.add(answer);
        if (answer.status() == 204) {
            known.put(id, false);
        }
    }

    private void patch(Map<String, ?> operation) {
        answers.add(scim.patch("/Users/" + person(), Map.of("Operations", List.of(operation))));
    }

    private void member(Map<String, ?> operation) {
        String group = groups.get(random.nextInt(groups.size()));
        answers.add(scim.patch("/Groups/" + group, Map.of("Operations", List.of(operation))));
    }

    private static Map<String, ?> replace(String path, Object value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }

    private String person() {
        return people.get(random.nextInt(people.size()));
    }

    private String name(int which) {
        return "c" + number + "-" + which + "@acme.example";
    }
}
